"""Host names in their two spellings: A-labels for machines, Unicode for people (IDNA 2008, RFC 5891)."""

_WILDCARD = "*."
_LONGEST_NAME = 253


def to_ascii(name: str) -> str:
    """Return `name` lower-cased, trimmed and in A-labels; a name that IDNA cannot map comes back as it is.

    A leading `*.` and a trailing dot are handled apart: the one is kept, the other dropped.
    """
    plain = name.strip().rstrip(".").lower()  # casefold() would make "ss" of "ß", another name
    if plain.isascii() or len(plain) > _LONGEST_NAME:
        return plain
    import idna  # noqa: PLC0415 - 20 ms, and most names are ASCII

    prefix, rest = _split_wildcard(plain)
    try:
        return prefix + idna.encode(rest, uts46=True, transitional=False).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return plain


def to_unicode(name: str) -> str:
    """Return `name` as people read it; labels that are no good IDNA stay as they are."""
    if "xn--" not in name:
        return name
    import idna  # noqa: PLC0415 - as above

    prefix, rest = _split_wildcard(name)
    try:
        return prefix + idna.decode(rest)
    except (idna.IDNAError, UnicodeError):
        return name


def _split_wildcard(name: str) -> tuple[str, str]:
    if name.startswith(_WILDCARD):
        return _WILDCARD, name.removeprefix(_WILDCARD)
    return "", name
