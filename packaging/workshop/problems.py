"""What can go wrong while the workshop is set up, each cause in plain words and in one place."""

from __future__ import annotations

import re

DISK_FULL = ("no space left on device", "disk quota exceeded", "not enough space on the disk")
UNREACHABLE = (
    "newconnectionerror",
    "failed to establish a new connection",
    "name resolution",
    "getaddrinfo failed",
    "connecttimeouterror",
    "readtimeouterror",
    "read timed out",
    "connection reset",
    "connection refused",
    "network is unreachable",
    "max retries exceeded",
    "proxyerror",
    "sslerror",
    "certificate verify failed",
    "could not fetch url",
    "remotedisconnected",
)
TAMPERED = ("do not match the hashes",)
NOT_OFFERED = ("no matching distribution found", "could not find a version")


class SetupError(Exception):
    """The person at the keyboard can put this right; the text says what is wrong and how to go on."""


def explain(what: str, output: str) -> SetupError:
    """The cause of a failed installation, read from what the program wrote; `what` names the attempted step."""
    said = output.lower()
    last = "\n".join(f"    {line}" for line in output.strip().splitlines()[-12:])
    if any(mark in said for mark in DISK_FULL):
        return SetupError(
            f"The disk is full: {what} did not finish. CertDesk's environment needs about 600 MB in the "
            "folder .venv and in the temporary folder. Free some space and run the same command again."
        )
    if any(mark in said for mark in TAMPERED):
        return SetupError(
            f"A downloaded package is not the one that the lock file names, so {what} was stopped. "
            f"Do not work around this; compare the package index with the lock file.\n{last}"
        )
    if any(mark in said for mark in UNREACHABLE):
        return SetupError(
            f"The package index cannot be reached, so {what} did not finish. Check the network (and the "
            f"proxy, if there is one) and run the same command again.\n    {_reason(output)}"
        )
    if any(mark in said for mark in NOT_OFFERED):
        return SetupError(
            "The package index has no build of a needed package for this Python and system. CertDesk runs on "
            "Linux with glibc 2.34 or newer, macOS 14 or newer, and Windows 10 or newer, on 64-bit machines. "
            f"pip said:\n{last}"
        )
    return SetupError(f"{what[:1].upper()}{what[1:]} failed. The last lines were:\n{last}")


def _reason(output: str) -> str:
    """The last network error in pip's many lines, without the address and the counting around it."""
    errors = re.findall(r"\[Errno[^\]]*\][^'\")]*", output)
    return errors[-1] if errors else output.strip().splitlines()[-1][:200]
