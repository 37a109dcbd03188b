"""The user's own words on orders: client, tags and note, made fit to be kept, and the way back after a change."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from certdesk.domain.activity import DeskAct
from certdesk.domain.downloads import Server
from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.text import without_hidden

LONGEST_CLIENT: Final = 120
LONGEST_TAG: Final = 40
LONGEST_NOTE: Final = 4000
MOST_TAGS: Final = 20

CLIENT: Final = "client"
TAGS: Final = "tags"
NOTE: Final = "note"

_BETWEEN_TAGS: Final = re.compile("[,;]")
_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Labels:
    """What the user wrote on one order. `removed_with` is the status with which it was taken out of the list."""

    client: str
    tags: tuple[str, ...] = ()
    note: str = ""
    removed_with: str | None = None


@dataclass(frozen=True, slots=True)
class Undo:
    """What a change found: the labels of the orders that it changed, and what followed a client's new name.

    `servers` are the servers of the clients concerned, None where they had none.
    """

    act: DeskAct
    before: tuple[tuple[OrderId, Labels], ...]
    servers: tuple[tuple[str, Server | None], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was changed."""
        return bool(self.before)


@dataclass(frozen=True, slots=True)
class Count:
    """A client or a tag, and how many orders of the list have it."""

    name: str
    orders: int


def client_name(typed: str) -> str:
    """Return `typed` as a client's name: one line of 1 to 120 characters. Raises FieldError (`client`, CLIENT_FORM)."""
    name = _line(typed)
    if not 1 <= len(name) <= LONGEST_CLIENT:
        raise FieldError(CLIENT, MessageKey.CLIENT_FORM)
    return name


def tag_name(typed: str) -> str:
    """Return `typed` as a tag: 1 to 40 characters without comma and semicolon. Raises FieldError (`tags`, TAG_FORM)."""
    tag = _line(typed)
    if not 1 <= len(tag) <= LONGEST_TAG or _BETWEEN_TAGS.search(tag):
        raise FieldError(TAGS, MessageKey.TAG_FORM)
    return tag


def tag_names(typed: str) -> tuple[str, ...]:
    """Return the tags of a text in which commas or semicolons stand between them. Raises FieldError (TAG_FORM)."""
    return tag_set(part for part in _BETWEEN_TAGS.split(typed) if part.strip())


def tag_set(typed: Iterable[str]) -> tuple[str, ...]:
    """Return tags in alphabetical order, each once: case makes no difference, and the first spelling counts.

    Raises FieldError (`tags`, TAG_FORM), also for more than 20.
    """
    tags: dict[str, str] = {}
    for each in typed:
        tag = tag_name(each)
        tags.setdefault(tag.casefold(), tag)
    if len(tags) > MOST_TAGS:
        raise FieldError(TAGS, MessageKey.TAG_FORM)
    return tuple(tag for _, tag in sorted(tags.items()))


def without_tags(tags: Iterable[str], gone: Iterable[str]) -> tuple[str, ...]:
    """Return `tags` less those of `gone`; case makes no difference."""
    out = {tag_name(tag).casefold() for tag in gone}
    return tuple(tag for tag in tags if tag.casefold() not in out)


def note_text(typed: str) -> str:
    """Return `typed` as a note of at most 4,000 characters. Raises FieldError (`note`, NOTE_LONG with `longest`)."""
    lines = _LINE_ENDS.sub("\n", typed).expandtabs(4).split("\n")
    note = "\n".join(without_hidden(line).rstrip() for line in lines).strip()
    if len(note) > LONGEST_NOTE:
        raise FieldError(NOTE, MessageKey.NOTE_LONG, longest=LONGEST_NOTE)
    return note


def _line(typed: str) -> str:
    plain = typed if typed.isascii() and typed.isprintable() else without_hidden(" ".join(typed.split()))
    return " ".join(unicodedata.normalize("NFC", plain).split())
