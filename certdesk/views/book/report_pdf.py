"""A client's report as a PDF: a title, a table that goes on over pages, and a number on each of them."""

from typing import Final

from certdesk.domain.reports import ClientReport
from certdesk.views.printing.blocks import Columns, Setter
from certdesk.views.printing.look import Style
from certdesk.views.printing.pages import PageForm, printed
from certdesk.views.wording.reports import ReportWords, report_words

_WIDTHS: Final = (38, 18, 15, 9, 20)  # per cent
_DAYS: Final = 3


def report_pdf(report: ClientReport) -> bytes:
    """Return the report as PDF, in the interface's font. It may be called away from the GUI thread."""
    words = report_words(report)
    return printed(PageForm(f"{words.title}: {words.subtitle}"), lambda setter: _set(setter, words))


def _set(setter: Setter, words: ReportWords) -> None:
    setter.paragraph(words.title, Style.TITLE)
    setter.paragraph(words.subtitle, Style.SUBTITLE)
    setter.paragraph(words.counts, Style.QUIET, after=14)
    setter.table(Columns(words.headings, _WIDTHS, frozenset({_DAYS})), words.rows)
    setter.paragraph(words.footnote, Style.FOOT, before=14)
