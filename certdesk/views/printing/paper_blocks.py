"""Setting a paper, block by block: on pages and on the screen alike."""

from typing import Final, assert_never

from certdesk.domain.papers import Block, Caution, Facts, Grid, Heading, Items, Paper, Words
from certdesk.views.printing.blocks import Columns, Setter
from certdesk.views.printing.look import Style

_AFTER: Final = 7
_SPACE: Final = 10
_FACTS: Final = (26, 74)


def set_paper(setter: Setter, paper: Paper) -> None:
    """Set a whole paper."""
    setter.paragraph(paper.title, Style.TITLE, is_head=True)
    if paper.subtitle:
        setter.paragraph(paper.subtitle, Style.SUBTITLE, after=14)
    for block in paper.blocks:
        set_block(setter, block)
    if paper.footnote:
        setter.paragraph(paper.footnote, Style.FOOT, before=12, after=0)


def set_block(setter: Setter, block: Block) -> None:
    """Set one block."""
    match block:
        case Heading(text):
            setter.paragraph(text, Style.HEADING, before=14, after=4, is_head=True)
        case Words(text):
            setter.paragraph(text, Style.BODY, after=_AFTER)
        case Items(items, is_numbered):
            setter.items(items, is_numbered=is_numbered, after=_AFTER)
        case Facts(rows):
            setter.pairs(rows, _FACTS, after=_SPACE)
        case Grid(headings, rows, widths):
            setter.table(Columns(headings, widths, is_flush=True), rows, after=_SPACE)
        case Caution(title, text):
            setter.box(title, text, after=_SPACE)
        case _:
            assert_never(block)
