"""The words of saving several certificates at once."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.bulk import BulkLine
from certdesk.domain.errors import SessionRequired
from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import Ink
from certdesk.views.wording import dates
from certdesk.views.wording.failures import words_of

_LONGEST = 80


def outcome(line: BulkLine) -> str:
    """Return what became of an order: its file, what it needs first, or what went wrong."""
    translate = QCoreApplication.translate
    if line.saved is not None:
        return displayable(line.saved.path.name, _LONGEST)
    if isinstance(line.error, SessionRequired):
        return translate("Bulk", "Sign in first")
    if line.error is not None:
        words = words_of(line.error)
        return words.title or words.text
    return translate("Bulk", "Stopped before it")


def outcome_look(line: BulkLine) -> tuple[Icon, Ink]:
    """Return the icon that goes with it, and its ink."""
    if line.saved is not None:
        return Icon.CIRCLE_CHECK, Ink.GREEN
    if isinstance(line.error, SessionRequired):
        return Icon.KEY_ROUND, Ink.AMBER
    return (Icon.CIRCLE_X, Ink.RED) if line.error is not None else (Icon.CIRCLE_DASHED, Ink.SLATE)


def headline(saved: int, rest: int) -> str:
    """Return how many were saved, as in “2 saved, 1 not”."""
    translate = QCoreApplication.translate
    if not rest:
        return dates.plural(translate("Bulk", "%Ln certificate(s) saved", None, saved), saved)
    return translate("Bulk", "{saved} saved, {rest} not").format(saved=saved, rest=rest)
