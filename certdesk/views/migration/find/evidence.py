"""What says a customer number, one thing each: its source, the mail, the line, and how sure that is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from certdesk.domain.notices import Finding
from certdesk.views.kit.buttons import Button
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable, breakable_value
from certdesk.views.wording.migration.find_evidence import Told, told


class EvidenceBox(QWidget):
    """Empty lines are left out. `act`, where there is one, stands at the end of the first line."""

    def __init__(self, finding: Finding, *, number: str = "", act: Button | None = None) -> None:
        super().__init__()
        self.setObjectName("migration_find_evidence")
        said = told(finding)
        source = PlainLabel(said.source, Role.MEDIUM, tabular=True).wrapped()
        parts = [PlainLabel(number, Role.CODE_LARGE).selectable(), source] if number else [source]
        mark = PanelIcon(said.icon, ToneName.SLATE, size=16)
        whole = QGridLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setHorizontalSpacing(SPACE.md + 2)
        whole.setVerticalSpacing(1)
        whole.setColumnStretch(1, 1)
        whole.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop if act is None else Qt.AlignmentFlag.AlignVCenter)
        whole.addWidget(parts[0], 0, 1)
        if act is not None:
            whole.addWidget(act, 0, 2)
        for row, label in enumerate((*parts[1:], *_labels(said)), 1):
            whole.addWidget(label, row, 1, 1, 2)


def empty(holder: QLayout) -> None:
    """Take everything out of `holder` that stands in it."""
    while (item := holder.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def _labels(said: Told) -> list[PlainLabel]:
    labels = []
    if said.mail:
        labels.append(PlainLabel(breakable(said.mail), Role.SMALL, Ink.SECOND).wrapped())
    if said.line:
        quoted = PlainLabel(breakable_value(said.line), Role.CODE, Ink.MAIN).wrapped()
        quoted.setObjectName("migration_find_evidence_line")
        quoted.setContentsMargins(0, SPACE.hair, 0, SPACE.hair)
        labels.append(quoted)
    below = " ".join(part for part in (said.place and f"{said.place}.", said.sure) if part)
    if below:
        labels.append(PlainLabel(breakable(below), Role.SMALL, Ink.QUIET, tabular=True).wrapped())
    if said.doubts:
        labels.append(PlainLabel(breakable(said.doubts), Role.SMALL, Ink.AMBER).wrapped())
    return labels
