"""The sheet in which one chooses whom to be in the practice world."""

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from certdesk.domain.accounts import PersonId, PracticePerson
from certdesk.domain.text import displayable
from certdesk.viewmodels.practice_people import PracticePeopleViewModel, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.choice import Choice, RadioCard
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import one_line, words_of

_WIDTH: Final = 520


class PeopleSheet(Sheet):
    """A radio button for each person; the one that one is now is chosen."""

    def __init__(self, window: QWidget, model: PracticePeopleViewModel) -> None:
        title = QCoreApplication.translate("PeopleSheet", "Be another person")
        said = QCoreApplication.translate(
            "PeopleSheet", "See the other side of linking: as administrator or colleague."
        )
        super().__init__(window, SheetHead(title, said, Icon.USERS, ToneName.VIOLET), width=scaled(_WIDTH))
        self._model = model
        self._cards: dict[PersonId, RadioCard] = {}
        self._chosen: PersonId | None = None
        self._told: object = None
        self._build()
        self._bind()
        self._render(model.props)

    def _build(self) -> None:
        self.setObjectName("people_sheet")
        self._notice = Banner(Icon.TRIANGLE_ALERT, "")
        self._notice.setObjectName("people_notice")
        self._empty = PlainLabel(self.tr("Asking who is there…"), Role.BODY, Ink.SECOND)
        self._group = QButtonGroup(self)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.xs)
        note = self.tr("Only the practice world changes. What you do as somebody else is not kept in the keyring.")
        self.body.setSpacing(SPACE.lg)
        for part in (self._notice, self._empty, self._list, PlainLabel(note, Role.SMALL, Ink.QUIET).wrapped()):
            self.body.addWidget(part)
        self._cancel, self._be = secondary(self.tr("Cancel")), primary(self.tr("Be this person"))
        self._cancel.setObjectName("people_cancel")
        self._be.setObjectName("people_be")
        self.footer.addWidget(Foot((), (self._cancel, self._be)))

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._cancel.clicked.connect(self.dismiss)
        self._be.clicked.connect(self._change)
        self.closed.connect(self._model.close)

    def _render(self, props: Props) -> None:
        self.set_busy(busy=props.is_changing)
        if not props.is_open:
            return
        self._empty.setVisible(not props.is_known)
        if not self._cards and props.people:
            self._fill(props)
        can_change = self._chosen is not None and self._chosen != props.present and not props.is_changing
        self._be.setEnabled(can_change)
        self._render_problem(props)

    def _render_problem(self, props: Props) -> None:
        is_new, self._told = props.problem is not self._told, props.problem
        self._notice.setVisible(props.problem is not None)
        if props.problem is not None and is_new:
            words = words_of(props.problem)
            self._notice.show_notice(Icon.TRIANGLE_ALERT, *words.notice, ToneName.AMBER)
            announce(self._notice, one_line(props.problem), urgent=True)

    def _fill(self, props: Props) -> None:
        for person in props.people:
            card = RadioCard(_choice(person))
            card.setObjectName(f"person_{person.id}")
            self._group.addButton(card)
            self._column.addWidget(card)
            self._cards[person.id] = card
            when_chosen(card, partial(self._choose, person.id))
        self._chosen = props.present
        present = self._cards.get(props.present) if props.present is not None else None
        if present is not None:
            mark(present)
        (present or next(iter(self._cards.values()))).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, person: PersonId) -> None:
        self._chosen = person
        self._render(self._model.props)

    def _change(self) -> None:
        if self._chosen is not None:
            self._model.be(self._chosen)


def _choice(person: PracticePerson) -> Choice:
    translate = QCoreApplication.translate
    administers = ", ".join(displayable(each) for each in person.administers)
    uses = ", ".join(displayable(each) for each in person.organisations if each not in person.administers)
    lines = []
    if administers:
        text = translate("PeopleSheet", "Account administrator of {organisation}")
        lines.append(text.replace("{organisation}", administers))
    if uses:
        lines.append(translate("PeopleSheet", "Account user at {organisation}").replace("{organisation}", uses))
    tag = translate("PeopleSheet", "You") if person.is_user else ""
    return Choice(displayable(person.name), ". ".join(lines), displayable(person.username), tag)
