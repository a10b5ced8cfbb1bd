"""Cockpit from a checkout: one command sets everything up, then runs, tests or measures it.

Needs nothing but Python 3.11 or newer; works on Linux, macOS and Windows. This file alone is kept
readable for old Pythons, so that they can hand over to a newer one or say what is missing.
"""

import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWER = ("python3.13", "python3.12", "python3.11", "python3.14", "python3")
CHECK = "import sys; sys.exit(sys.version_info < (3, 11))"

if sys.version_info < OLDEST:
    for found in filter(None, map(shutil.which, NEWER)):
        if subprocess.call([found, "-c", CHECK], stderr=subprocess.DEVNULL) == 0:
            sys.exit(subprocess.call([found, *sys.argv]))
    mine = "{}.{}".format(*sys.version_info[:2])
    message = "dev.py: Cockpit needs Python 3.11 or newer; this is {} ({}). Install a newer one.\n"
    sys.stderr.write(message.format(mine, sys.executable))
    sys.exit(2)

if __name__ == "__main__":
    from verbs import main

    sys.exit(main(sys.argv[1:]))
