"""A CalDAV server (RFC 4791, 6578): what changed since a token, and conditional writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote, unquote, urljoin, urlsplit

from cockpit.wording import _

R = TypeVar("R")

SECONDS = 20
_BODY = {"Content-Type": "text/calendar; charset=utf-8"}
_FORGOTTEN = "{DAV:}valid-sync-token"
_MOST = 2 * 1024 * 1024


class ServerTrouble(Exception):
    """The server cannot be used now; the message says why and what to do. ``lasting`` is true
    when trying again alone will not help (a wrong password)."""

    def __init__(self, message: str, *, lasting: bool = False) -> None:
        super().__init__(message)
        self.lasting = lasting


class Stale(Exception):
    """Somebody else changed the event since we last saw it; nothing was written."""


@dataclass(frozen=True, slots=True)
class ServerEvent:
    """An event as the server has it: its path, its tag, and its whole text."""

    href: str
    etag: str
    text: str


@dataclass(frozen=True, slots=True)
class ServerChanges:
    """What changed since the token that was given; ``whole`` when it is all there is, because the
    token was empty or no longer known."""

    changed: tuple[ServerEvent, ...]
    gone: tuple[str, ...]
    token: str
    whole: bool


class CaldavServer:
    """One account on one server. Every call may raise ServerTrouble; none waits longer than
    ``SECONDS`` for an answer, and none belongs on the window's thread."""

    def __init__(self, url: str, user: str, password: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            message = _("“{url}” is no address; it begins with https://")
            raise ServerTrouble(message.format(url=url), lasting=True)
        if parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
            message = _("{host}: without https the password could be read; use https")
            raise ServerTrouble(message.format(host=parts.hostname), lasting=True)
        self._url, self._user, self._password = url, user, password
        self._known: Any = None

    def calendars(self) -> list[tuple[str, str]]:
        """Name and address of each calendar of the account."""
        client = self._client
        found: list[Any] = self._told(lambda: client.principal().calendars())
        return [(str(one.get_display_name() or one.url), str(one.url)) for one in found]

    def changes(self, url: str, token: str) -> ServerChanges:
        """What is new in the calendar at ``url`` since ``token``; everything for an empty one."""
        from caldav.lib import error

        calendar = self._client.calendar(url=url)
        try:
            return self._changes(calendar, token)
        except error.DAVError as trouble:
            # Radicale answers 403, others 412: the token is forgotten, the password is not wrong.
            if not token or _FORGOTTEN not in (getattr(trouble, "preconditions", None) or ()):
                raise self._trouble(trouble) from trouble
        except (OSError, ValueError) as trouble:
            raise self._trouble(trouble) from trouble
        return self._told(lambda: self._changes(calendar, ""))

    def put(self, url: str, etag: str, text: str) -> str:
        """Write an event that still has ``etag``, or a new one when that is empty; gives its new
        tag, empty when the server does not say. Raises Stale."""
        condition = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        answer = self._ask(url, "PUT", text, {**_BODY, **condition})
        if answer.status == 412:
            raise Stale
        self._insist(answer, 200, 201, 204)
        return str(answer.headers.get("ETag", ""))

    def delete(self, url: str, etag: str) -> None:
        """Delete an event that still has ``etag``; one that is gone already is no trouble."""
        answer = self._ask(url, "DELETE", "", {"If-Match": etag} if etag else {})
        if answer.status == 412 and self.fetch(url) is not None:
            raise Stale
        self._insist(answer, 200, 202, 204, 404, 410, 412)

    def fetch(self, url: str) -> ServerEvent | None:
        """The event as it is now; None when it is gone."""
        answer = self._ask(url, "GET", "", {})
        if answer.status in (404, 410):
            return None
        self._insist(answer, 200)
        text = str(answer.raw)
        return ServerEvent(path_of(url), str(answer.headers.get("ETag", "")), text[:_MOST])

    def _changes(self, calendar: Any, token: str) -> ServerChanges:
        found = calendar.get_objects_by_sync_token(
            token or None, load_objects=True, disable_fallback=True
        )
        changed = [
            ServerEvent(path_of(str(one.url)), str(one.etag or ""), str(one.data))
            for one in found
            if one.data
        ]
        gone = tuple(sorted(path_of(str(one)) for one in found.deleted_urls))
        return ServerChanges(tuple(changed), gone, str(found.sync_token), not token)

    def _ask(self, url: str, verb: str, body: str, headers: dict[str, str]) -> Any:
        whole = urljoin(self._url, quote(path_of(url)))
        client = self._client
        return self._told(lambda: client.request(whole, verb, body, headers))

    def _told(self, ask: Callable[[], R]) -> R:
        """The library's answer; whatever it raises, in plain words."""
        from caldav.lib import error

        try:
            return ask()
        except (error.DAVError, OSError, ValueError) as trouble:
            raise self._trouble(trouble) from trouble

    def _trouble(self, trouble: Exception) -> ServerTrouble:
        from caldav.lib import error

        host = urlsplit(self._url).netloc
        if isinstance(trouble, error.AuthorizationError):
            message = _("{host} does not accept the user name or password; enter it again")
            return ServerTrouble(message.format(host=host), lasting=True)
        if isinstance(trouble, OSError):
            message = _("{host} cannot be reached; changes wait here and go out later")
            return ServerTrouble(message.format(host=host))
        message = _("{host} answered in a way that is not understood ({kind}); try again later")
        return ServerTrouble(message.format(host=host, kind=type(trouble).__name__))

    def _insist(self, answer: Any, *good: int) -> None:
        if answer.status not in good:
            message = _("{host} refused with code {code}")
            host = urlsplit(self._url).netloc
            raise ServerTrouble(
                message.format(host=host, code=answer.status), lasting=400 <= answer.status < 500
            )

    @property
    def _client(self) -> Any:
        """Made with the first question: the library takes half a second to import."""
        if self._known is None:
            import caldav

            make: Any = caldav.DAVClient
            self._known = make(
                url=self._url, username=self._user, password=self._password, timeout=SECONDS
            )
        return self._known


def path_of(url: str) -> str:
    """The address without its server, by which an event is known, with its signs as they are."""
    return unquote(urlsplit(url).path)
