"""Whether what lies in the clipboard could be an access code that is worth offering."""

import re

from certdesk.domain.portal import normalised_code

_SHORTEST = 4
_LONGEST = 12
_LONGEST_LOOKED_AT = 40
_GROUPS = re.compile(r"[0-9A-Za-z]+(?:[ \u2010-\u2013-][0-9A-Za-z]+)*")


def offered_code(clipboard: str) -> str | None:
    """Return the code to offer, without spaces and dashes, or None when the text is no single short token.

    Words and most passwords are left alone, since the offer shows them: small letters need a digit among
    them and no capitals, and groups parted by spaces need a digit and no small letters.
    """
    text = clipboard[: _LONGEST_LOOKED_AT + 1].strip()
    if len(text) > _LONGEST_LOOKED_AT or not _GROUPS.fullmatch(text):
        return None
    has_digit = any(character.isdigit() for character in text)
    has_small = text != text.upper()
    has_capital = text != text.lower()
    if has_small and (has_capital or not has_digit):
        return None
    if " " in text and (has_small or not has_digit):
        return None
    code = normalised_code(text)
    return code if _SHORTEST <= len(code) <= _LONGEST else None


def is_link(typed: str) -> bool:
    """Whether a whole link was pasted, which the portal takes apart by itself."""
    return typed.lstrip().lower().startswith(("http://", "https://"))
