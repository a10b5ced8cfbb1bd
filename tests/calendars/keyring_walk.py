"""What a program does with the real keyring of a session, told in lines: run by a test."""

from __future__ import annotations

import sys

from cockpit.jobs import passwords
from cockpit.jobs.caldav_server import ServerTrouble
from cockpit.jobs.passwords import KeyringTrouble, Passwords

URL, USER, SECRET = "https://calendar.example.com/dav/", "ana", "s3cret-é"


def _asked(what: Passwords) -> str:
    try:
        return what.server(URL, USER)._password
    except ServerTrouble as trouble:
        return str(trouble)


def _lock() -> None:
    import secretstorage

    secretstorage.get_default_collection(secretstorage.dbus_init()).lock()


def main(step: str) -> None:
    """One step of the walk."""
    # Nobody is there to type: how long that is waited for is not what is looked at.
    passwords.SECONDS = 3.0 if "lock" in step else 60.0
    if step == "keep":
        Passwords().keep(URL, USER, SECRET)
    elif step == "forget":
        Passwords().forget(URL, USER)
    elif step == "lock":
        _lock()
    elif step == "keep locked":
        mine = Passwords()
        try:
            mine.keep(URL, USER, SECRET)
        except KeyringTrouble as trouble:
            print(trouble)
        print(_asked(mine))
        return
    print(_asked(Passwords()))


if __name__ == "__main__":
    main(sys.argv[1])
