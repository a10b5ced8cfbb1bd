"""Asking and hearing over D-Bus by jeepney."""

from __future__ import annotations

import queue
from typing import Any

_REPLY_SECONDS = 5.0


def listen(router: Any, heard: queue.Queue[Any], **about: str) -> None:
    """Put the signals that match (interface, member, path) into the queue from now on."""
    from jeepney import MatchRule
    from jeepney.bus_messages import message_bus
    from jeepney.io.threading import Proxy

    rule = MatchRule(type="signal", **about)
    Proxy(message_bus, router, timeout=_REPLY_SECONDS).AddMatch(rule)
    # Leaving the handle would end the listening.
    router.filter(rule, queue=heard).__enter__()


def call(
    router: Any,
    where: tuple[str, str],
    interface: str,
    member: str,
    signature: str = "",
    told: tuple[Any, ...] = (),
    *,
    may_start: bool = True,
) -> Any:
    """The body of the answer; one of ``errors`` when there is none."""
    from jeepney import DBusAddress, MessageFlag, new_method_call
    from jeepney.wrappers import unwrap_msg

    address = DBusAddress(where[0], bus_name=where[1], interface=interface)
    message = new_method_call(address, member, signature or None, told)
    if not may_start:
        message.header.flags |= MessageFlag.no_auto_start
    return unwrap_msg(router.send_and_get_reply(message, timeout=_REPLY_SECONDS))


def errors() -> tuple[type[BaseException], ...]:
    """What a bus that is not well raises."""
    from concurrent.futures import TimeoutError as NoAnswer

    from jeepney.io.common import RouterClosed
    from jeepney.wrappers import DBusErrorResponse

    return (DBusErrorResponse, RouterClosed, NoAnswer, TimeoutError, OSError)
