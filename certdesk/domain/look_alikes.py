"""Hosts that are made to be taken for another: its name and more, or letters that pass for its own."""

from collections.abc import Collection
from typing import Final
from unicodedata import category, normalize

_PUNYCODE: Final = "xn--"
_LONGEST_LABEL: Final = 63
_SHORTEST_BRAND: Final = 6
_SEEN_AS: Final = str.maketrans(
    {
        "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "|": "l",
        "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "о": "o", "р": "p", "с": "c", "т": "t", "у": "y", "х": "x",
        "ѕ": "s", "і": "i", "ј": "j", "ԁ": "d", "ӏ": "l", "г": "r", "ґ": "r",
        "α": "a", "ε": "e", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x",
        "ɡ": "g", "ɢ": "g", "ı": "i", "ɩ": "i", "đ": "d", "ł": "l", "ø": "o", "ß": "b",
    }
)  # fmt: skip
_PAIRS: Final = (("rn", "m"), ("vv", "w"), ("-", ""), ("_", ""))


def looks_like(host: str, brands: Collection[str]) -> bool:
    """Return whether a host that belongs to none of the brands can be taken for one of them."""
    labels = [_skeleton(each) for each in host.split(".")]
    if any(brand in "".join(labels) for brand in brands):
        return True
    return any(_is_one_off(label, brand) for label in labels for brand in brands if len(brand) > _SHORTEST_BRAND)


def _skeleton(label: str) -> str:
    """Return what a label looks like: accents and hyphens gone, letters and digits that look alike as one."""
    text = _decoded(label[:_LONGEST_LABEL]).lower()
    plain = "".join(each for each in normalize("NFKD", text) if category(each) != "Mn").translate(_SEEN_AS)
    for seen, meant in _PAIRS:
        plain = plain.replace(seen, meant)
    return plain


def _decoded(label: str) -> str:
    if not label.startswith(_PUNYCODE):
        return label
    try:
        return label[len(_PUNYCODE) :].encode("ascii").decode("punycode")
    except ValueError:
        return label


def _is_one_off(label: str, brand: str) -> bool:
    """Return whether one letter is missing, added, changed, or two neighbours are swapped."""
    if label == brand or abs(len(label) - len(brand)) > 1:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(label, brand, strict=False)) if a != b), min(len(label), len(brand))
    )
    ours, theirs = label[start:], brand[start:]
    if len(ours) != len(theirs):
        return ours[1:] == theirs or ours == theirs[1:]
    return ours[1:] == theirs[1:] or (ours[2:] == theirs[2:] and ours[:2] == theirs[1::-1])
