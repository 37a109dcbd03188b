"""A paper as pages of PDF."""

from certdesk.domain.papers import Paper
from certdesk.views.printing.pages import PageForm, printed
from certdesk.views.printing.paper_blocks import set_paper


def paper_pdf(paper: Paper) -> bytes:
    """Return a paper as PDF, in the interface's font. It may be called away from the GUI thread."""
    return printed(PageForm(paper.title, paper.is_wide), lambda setter: set_paper(setter, paper))
