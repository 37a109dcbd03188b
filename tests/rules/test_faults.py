"""Every message has its line in docs/faults.md: who raises it, and where it appears."""

import re

import pytest

from certdesk.domain.messages import MessageKey
from tests.rules.sources import ROOT

LINE = re.compile(r"^\| (`[ENW]-.*?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def told_in(text: str) -> list[str]:
    """The keys that have a line, each as often as it has one."""
    return [key for keys, _, _ in LINE.findall(text) for key in re.findall(r"`([ENW]-[A-Z-]+)`", keys)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("| `E-ONE`, `N-TWO` | `a.py` | beside it |\n", ["E-ONE", "N-TWO"]),
        ("| `E-ONE` | | beside it |\n", []),
        ("A sentence with `E-ONE`.\n", []),
    ],
)
def test_a_line_says_who_raises_what_and_where_it_appears(text: str, keys: list[str]) -> None:
    assert told_in(text) == keys


def test_every_message_has_one_line() -> None:
    told = told_in((ROOT / "docs" / "faults.md").read_text(encoding="utf-8"))
    assert sorted(told) == sorted(key.value for key in MessageKey)
