"""Text whose paragraphs were broken into lines for the way, put together again (RFC 3676)."""

import re
from typing import Final

_QUOTED: Final = re.compile(r">*")
_SIGNATURE: Final = "-- "
_LONGEST: Final = 1_500


def unflowed(text: str, *, is_blank_dropped: bool) -> str:
    """Return `text` with lines that end in a blank joined with the next of the same quoting (RFC 3676 4.2).

    `is_blank_dropped` is what `DelSp=yes` says: that blank was only put in for the break. No line grows beyond some
    1,500 characters.
    """
    lines: list[str] = []
    depth, is_open = 0, False
    for line in text.splitlines():
        quoting = _QUOTED.match(line)
        marks = quoting[0] if quoting else ""
        rest = line[len(marks) :].removeprefix(" ")
        is_signature = rest == _SIGNATURE
        if is_open and len(marks) == depth and not is_signature and len(lines[-1]) < _LONGEST:
            lines[-1] = (lines[-1][:-1] if is_blank_dropped else lines[-1]) + rest
        else:
            lines.append(f"{marks} {rest}" if marks else rest)
        depth, is_open = len(marks), rest.endswith(" ") and not is_signature
    return "\n".join(lines)
