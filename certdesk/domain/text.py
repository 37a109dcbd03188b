"""Foreign text made fit to be shown: bounded, normalised, and unable to reorder or hide what stands beside it."""

import unicodedata

ELLIPSIS = "…"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_INVISIBLE = frozenset("\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def displayable(text: str, limit: int = 256) -> str:
    """Return `text` on one line, at most `limit` characters, without control, bidi or invisible characters.

    What was dropped leaves a visible mark, so that a name which differs from another by a hidden
    character also looks different.
    """
    if text.isascii() and text.isprintable() and len(text) <= limit:
        return " ".join(text.split()) if " " in text else text
    shown = unicodedata.normalize("NFC", text[: limit * 2]).translate(_LINE_BREAKS)
    shown = "".join(REPLACEMENT if _is_hidden(character) else character for character in shown)
    shown = " ".join(shown.split())
    if len(shown) > limit or len(text) > limit * 2:
        return shown[: limit - 1] + ELLIPSIS
    return shown


def without_hidden(text: str) -> str:
    """Return `text` in NFC without control, bidi, invisible and unassigned characters."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(each for each in unicodedata.normalize("NFC", text) if not _is_hidden(each))


_LINE_BREAKS = str.maketrans(dict.fromkeys("\t\n\v\f\r\x85\u2028\u2029", " "))


def _is_hidden(character: str) -> bool:
    return character in _INVISIBLE or unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}
