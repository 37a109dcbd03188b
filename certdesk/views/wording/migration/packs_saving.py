"""The words of saving the packs of several clients."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.pack_files import PackSaved
from certdesk.domain.text import displayable
from certdesk.viewmodels.migration.papers.all import Props
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import Ink
from certdesk.views.wording import dates
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.migration.packs import pack_stem

_LONGEST = 80


def clients_words(count: int) -> str:
    """Return how many clients there are packs for."""
    return dates.plural(QCoreApplication.translate("Packs", "%Ln client(s)", None, count), count)


def preparing_words(count: int) -> str:
    """Return what is under way, as in “Preparing 9 packs”."""
    return dates.plural(QCoreApplication.translate("Packs", "Preparing %Ln pack(s)", None, count), count)


def headline(props: Props) -> str:
    """Return how many were saved, as in “9 packs saved” or “7 saved, 2 not”."""
    translate = QCoreApplication.translate
    saved = len(props.lines) - props.rest
    if not props.rest:
        return dates.plural(translate("Packs", "%Ln pack(s) saved", None, saved), saved)
    return translate("Packs", "{saved} saved, {rest} not").format(saved=saved, rest=props.rest)


def client_words(line: PackSaved) -> str:
    """Return whose pack a line is about."""
    return displayable(pack_stem(line.client), _LONGEST)


def outcome(line: PackSaved) -> str:
    """Return what became of a pack: what its files are called, what went wrong, or that there was no time."""
    if line.files:
        name = displayable(line.files[0].stem, _LONGEST)
        return f"{name} ({', '.join(path.suffix for path in line.files)})"
    if line.error is not None:
        return one_line(line.error)
    return QCoreApplication.translate("Packs", "Stopped before it")


def outcome_look(line: PackSaved) -> tuple[Icon, Ink]:
    """Return the icon that goes with it, and its ink."""
    if line.files:
        return Icon.CIRCLE_CHECK, Ink.GREEN
    return (Icon.CIRCLE_X, Ink.RED) if line.error is not None else (Icon.CIRCLE_DASHED, Ink.SLATE)
