"""Papers: what is read on the screen, printed, saved as text and mailed, made of the same blocks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; its line breaks stay."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; numbered where its items are done one after the other."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what stands for each."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `widths` are the columns' shares of its width in per cent, together 100."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Caution:
    """A warning that stands out from the text around it."""

    title: str
    text: str


Block = Heading | Words | Items | Facts | Grid | Caution


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. Its texts may hold foreign text: nothing in them is markup.

    One that `is_wide` has a table that wants its pages on their side.
    """

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    footnote: str = ""
    is_wide: bool = False
