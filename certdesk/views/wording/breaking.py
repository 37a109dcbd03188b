"""Long names in running text: where a line may break inside one."""

import re
from typing import Final

_PLACE: Final = "\N{ZERO WIDTH SPACE}"
_LONGEST_RUN: Final = 16
_LONG_NAME: Final = 40
_NAME: Final = re.compile(rf"\S{{{_LONG_NAME},}}")
_RUN: Final = re.compile(rf"[^\s.\-]{{{_LONGEST_RUN}}}(?=[^\s.\-])|[.\-](?=\S)")


def breakable(text: str) -> str:
    """Return `text` with invisible places to break a line in its long names: after dots and hyphens, or in a label.

    For labels that wrap. It is not for copying: what is copied must be the name and nothing else.
    """
    return _NAME.sub(lambda name: _RUN.sub(lambda run: run[0] + _PLACE, name[0]), text)


def breakable_value(text: str) -> str:
    """Return `text`, a record's value, with invisible places to break a line in, however short it is."""
    return _RUN.sub(lambda run: run[0] + _PLACE, text)
