"""What came of a reading, in full: names that were not added, numbers without one, doubts, and what gave nothing."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.notices import Finding
from certdesk.domain.text import displayable
from certdesk.viewmodels.migration.taking.model import TakingViewModel
from certdesk.viewmodels.migration.taking.props import Came, LeftOut, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Button, primary, secondary
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.orders.details.emptying import empty
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.migration import taking as words

_WIDTH = 640
_MOST_STRANGERS = 24


class ResultSheet(Sheet):
    """It closes by itself where what it offers is done."""

    def __init__(self, window: QWidget, model: TakingViewModel) -> None:
        title = QCoreApplication.translate("ResultSheet", "What came of it")
        super().__init__(window, SheetHead(title), width=scaled(_WIDTH))
        self.setObjectName("migration_result")
        self._model = model
        self._shown: Came | None = None
        self._chosen = ""
        self._build()
        self._close.clicked.connect(self.dismiss)
        model.changed.connect(self._render)
        self._render(model.props)

    def _build(self) -> None:
        self._summary = PlainLabel("", Role.BODY, Ink.SECOND, tabular=True).wrapped()
        self._summary.setObjectName("migration_result_summary")
        self._sections = QVBoxLayout()
        self._sections.setSpacing(SPACE.lg)
        self.body.setSpacing(SPACE.lg)
        self.body.addWidget(self._summary)
        self.body.addLayout(self._sections)
        self._close = primary(self.tr("Close"))
        self._close.setObjectName("migration_result_close")
        self.footer.addWidget(Foot((), (self._close,)))

    def present(self, first: QWidget | None = None) -> None:
        """Open with the focus on what is offered, if anything is."""
        offered = [each for each in self.panel.content.findChildren(Button) if each.isEnabled()]
        super().present(first or next(iter(offered), self._close))

    def _render(self, props: Props) -> None:
        came = props.came
        if came is None:
            self.dismiss()
            return
        if came == self._shown and words.use_words(props) == self._chosen:
            return
        had_focus = self.isVisible() and self.panel.content.isAncestorOf(self.focusWidget() or self)
        self._shown, self._chosen = came, words.use_words(props)
        said = words.came_words(came)
        self._summary.setText(breakable(". ".join(filter(None, (said.title, said.text)))))
        empty(self._sections)
        for section in self._made(came, props):
            self._sections.addWidget(section)
            section.show()
        if had_focus:
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, came: Came, props: Props) -> list[QWidget]:
        sections: list[QWidget] = []
        if came.strangers:
            sections.append(self._strangers(came.strangers))
        if came.nameless:
            sections.append(self._nameless(came.nameless, props))
        if came.doubted:
            said = words.doubted_words(len(came.doubted))
            sections.append(_refusals("migration_result_doubted", said, came.doubted, Icon.TRIANGLE_ALERT))
        if came.unread or came.left_out:
            said = Words(words.unread_words(len(came.unread) + came.left_out), "")
            sections.append(_refusals("migration_result_unread", said, came.unread, Icon.FILE_X, came.left_out))
        return sections

    def _strangers(self, names: tuple[str, ...]) -> QWidget:
        section = _Section("migration_result_strangers", Icon.CIRCLE_QUESTION_MARK, words.strangers_words(len(names)))
        told = ", ".join(displayable(each, 80) for each in names[:_MOST_STRANGERS])
        more = len(names) - _MOST_STRANGERS
        shown = f"{told} {words.and_more(more)}" if more > 0 else told
        section.rows.addWidget(PlainLabel(breakable(shown), Role.SMALL).wrapped())
        add = secondary(self.tr("Add it") if len(names) == 1 else self.tr("Add them"), Icon.PLUS)
        add.setObjectName("migration_result_add")
        add.clicked.connect(self._add_strangers)
        section.rows.addWidget(add, 0, Qt.AlignmentFlag.AlignLeading)
        return section

    def _nameless(self, findings: tuple[Finding, ...], props: Props) -> QWidget:
        said = words.nameless_words(len(findings))
        section = _Section("migration_result_nameless", Icon.CIRCLE_QUESTION_MARK, said)
        for finding in findings:
            use = secondary(words.use_words(props))
            use.setObjectName(f"migration_result_use_{finding.number}")
            use.setEnabled(props.selected > 0)
            use.clicked.connect(partial(self._model.use_nameless, finding))
            section.rows.addWidget(_Number(finding, use))
        if not props.selected:
            hint = self.tr("Choose a certificate on the page, and come back to use one for it.")
            section.rows.addWidget(PlainLabel(hint, Role.SMALL, Ink.QUIET).wrapped())
        return section

    def _add_strangers(self) -> None:
        self._model.add_strangers()
        self.dismiss()


class _Section(QWidget):
    """A title, a sentence, and rows, under a hairline."""

    def __init__(self, name: str, icon: Icon, said: Words, tone: ToneName = ToneName.SLATE) -> None:
        super().__init__()
        self.setObjectName(name)
        head = QHBoxLayout()
        head.setSpacing(SPACE.md)
        head.addWidget(PanelIcon(icon, tone, size=16), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(PlainLabel(said.title, Role.LABEL, tabular=True).wrapped())
        if said.text:
            lines.addWidget(PlainLabel(said.text, Role.SMALL, Ink.SECOND).wrapped())
        head.addLayout(lines, 1)
        self.rows = QVBoxLayout()
        self.rows.setContentsMargins(16 + SPACE.md, 0, 0, 0)
        self.rows.setSpacing(SPACE.md)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        column.addWidget(Hairline())
        column.addLayout(head)
        column.addLayout(self.rows)


class _Number(QWidget):
    """A customer number, where it stands, and what it can be used for."""

    def __init__(self, finding: Finding, use: Button) -> None:
        super().__init__()
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(PlainLabel(finding.number, Role.CODE))
        place = PlainLabel(breakable(words.nameless_place(finding)), Role.SMALL, Ink.SECOND).wrapped()
        lines.addWidget(place)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addLayout(lines, 1)
        row.addWidget(use, 0, Qt.AlignmentFlag.AlignVCenter)


def _refusals(name: str, said: Words, refused: tuple[LeftOut, ...], icon: Icon, left_out: int = 0) -> QWidget:
    tone = ToneName.AMBER if icon is Icon.TRIANGLE_ALERT else ToneName.SLATE
    section = _Section(name, icon, said, tone)
    for each in refused:
        why = words.refused_words(each)
        place = PlainLabel(breakable(words.refused_place(each)), Role.SMALL_MEDIUM).wrapped()
        told = f"{why.title}. {why.text}" if why.title and tone is ToneName.SLATE else why.text
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(place)
        lines.addWidget(PlainLabel(breakable(told), Role.SMALL, Ink.SECOND).wrapped())
        section.rows.addLayout(lines)
    if left_out:
        section.rows.addWidget(PlainLabel(words.and_more(left_out), Role.SMALL, Ink.QUIET))
    return section
