"""What pip says in many words is said in few."""

import pytest
from workshop.problems import explain

REFUSED = "NewConnectionError('Failed to establish a new connection: [Errno 111] Connection refused')"


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        (f"WARNING: Retrying after {REFUSED}\nERROR: No matching distribution found for appdirs==1.4.4", "be reached"),
        ("socket.gaierror: [Errno -3] Temporary failure in name resolution", "be reached"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one"),
        ("ERROR: No matching distribution found for PySide6-Essentials==6.11.3", "no build"),
        ("Traceback (most recent call last):\nKeyError: 'x'", "KeyError: 'x'"),
    ],
)
def test_the_cause_is_named(said: str, cause: str) -> None:
    assert cause in str(explain("installing the packages", said))


def test_only_the_end_of_a_long_output_is_shown() -> None:
    shown = str(explain("installing the packages", "\n".join(f"line {number}." for number in range(500))))
    assert "line 499." in shown
    assert "line 400." not in shown


def test_a_network_error_is_said_without_the_counting_around_it() -> None:
    shown = str(explain("installing the packages", f"Retrying (Retry(total=4)) {REFUSED}: /simple/appdirs/"))
    assert shown.endswith("[Errno 111] Connection refused")
