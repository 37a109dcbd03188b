"""The words of lists: saved views, what an import would do and did, and files that leave the book."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.lists import Encoding, ImportPlan, ImportResult, LineProblem, ListKind, ListPreview, Separator
from certdesk.domain.text import displayable
from certdesk.domain.urgency import View
from certdesk.viewmodels.importing import Piece
from certdesk.views.wording import dates
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.orders import view_title

_LONGEST = 60


def view_shows(view: View, typed: str) -> str:
    """Return what a saved view shows, as in “Needs action, with “larkspur””."""
    if not typed:
        return view_title(view)
    text = QCoreApplication.translate("Lists", "{view}, with “{text}”")
    return text.format(view=view_title(view), text=displayable(typed, _LONGEST))


def piece_words(piece: Piece) -> str:
    """Return what a piece of an order is called."""
    translate = QCoreApplication.translate
    words = {
        Piece.NAME: translate("Lists", "Name"),
        Piece.SUPPLIER_ID: translate("Lists", "Supplier order ID"),
        Piece.ADMIN_EMAIL: translate("Lists", "Admin e-mail"),
        Piece.CLIENT: translate("Lists", "Client"),
        Piece.TAGS: translate("Lists", "Tags"),
        Piece.NOTE: translate("Lists", "Note"),
    }
    return words[piece]


def column_words(preview: ListPreview, at: int) -> str:
    """Return what a column is called: by its heading, or by its number where it has none."""
    heading = displayable(preview.headings[at], 40) if at < len(preview.headings) else ""
    number = QCoreApplication.translate("Lists", "Column {number}").format(number=at + 1)
    return heading or number


def separator_words(separator: Separator) -> str:
    """Return the name of a separator."""
    translate = QCoreApplication.translate
    words = {
        Separator.COMMA: translate("Lists", "Comma"),
        Separator.SEMICOLON: translate("Lists", "Semicolon"),
        Separator.TAB: translate("Lists", "Tab"),
        Separator.BAR: translate("Lists", "Vertical bar"),
    }
    return words[separator]


def format_words(preview: ListPreview) -> str:
    """Return what was found out about the file, as in “CSV, UTF-8, 40 lines”."""
    encodings = {
        Encoding.UTF_8: "UTF-8",
        Encoding.UTF_16_LE: "UTF-16",
        Encoding.UTF_16_BE: "UTF-16",
        Encoding.WINDOWS: "Windows-1252",
    }
    kind = "JSON" if preview.kind is ListKind.JSON else "CSV"
    count = QCoreApplication.translate("Lists", "%Ln line(s)", None, preview.lines)
    return ", ".join((kind, encodings[preview.encoding], dates.plural(count, preview.lines)))


def plan_lines(plan: ImportPlan) -> tuple[str, ...]:
    """Return what importing would do, one sentence each; what does not occur is left out."""
    translate = QCoreApplication.translate
    counted = (
        (plan.new, translate("Lists", "%Ln new order(s)", None, plan.new)),
        (plan.updated, translate("Lists", "%Ln order(s) changed", None, plan.updated)),
        (plan.known, translate("Lists", "%Ln order(s) in the book already", None, plan.known)),
        (plan.duplicate_count, translate("Lists", "%Ln line(s) named before in this list", None, plan.duplicate_count)),
    )
    return tuple(dates.plural(text, count) for count, text in counted if count)


def problems(count: int) -> str:
    """Return how many lines cannot be taken over, as in “3 lines with problems, left out”."""
    text = QCoreApplication.translate("Lists", "%Ln line(s) with problems, left out", None, count)
    return dates.plural(text, count)


def problem(found: LineProblem) -> tuple[str, str]:
    """Return where a problem is, and what it is."""
    line = QCoreApplication.translate("Lists", "Line {number}").format(number=found.line)
    return line, words_of(found.error).text


def duplicate(line: int, first: int) -> tuple[str, str]:
    """Return where an order is named again, and where it was named first."""
    translate = QCoreApplication.translate
    again = translate("Lists", "The same order as in line {number}").format(number=first)
    return translate("Lists", "Line {number}").format(number=line), again


def result_words(result: ImportResult) -> tuple[str, ...]:
    """Return what an import did, one sentence each."""
    translate = QCoreApplication.translate
    counted = (
        (result.new, translate("Lists", "%Ln new order(s)", None, result.new)),
        (result.updated, translate("Lists", "%Ln order(s) changed", None, result.updated)),
        (result.known, translate("Lists", "%Ln order(s) in the book already", None, result.known)),
    )
    return tuple(dates.plural(text, count) for count, text in counted if count)
