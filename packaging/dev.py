"""The one command of the workshop: run, test, check, tour and bench CertDesk from a fresh clone."""

# This file is read by whatever Python the machine has, so it keeps to what even Python 2.7 can parse.
import sys

if not ((3, 11) <= sys.version_info[:2] <= (3, 13)):
    sys.stderr.write(
        "dev.py: CertDesk needs Python 3.11, 3.12 or 3.13. This is Python %d.%d.\n"  # noqa: UP031 - older Pythons read this line
        "Install one of them and name it, for example: python3.13 packaging/dev.py run\n" % sys.version_info[:2]
    )
    sys.exit(2)

from workshop.verbs import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
