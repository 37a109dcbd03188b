"""The last page of the two clients' ways: what follows from what was decided."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.migration import Decision, Situation
from certdesk.viewmodels.migration.clients.decide import DecideViewModel
from certdesk.viewmodels.migration.clients.outcome import OutcomeViewModel, Props
from certdesk.viewmodels.migration.papers.one import Outgoing, PaperOut
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.sheet import SheetHead
from certdesk.views.kit.sheet_slot import OneSheet
from certdesk.views.linking.headline import Headline
from certdesk.views.migration.clients.delegate import DelegatePanel, DelegateSheet
from certdesk.views.migration.clients.letter_section import LetterSection
from certdesk.views.migration.clients.outcome_parts import OutcomeActs, OwnSteps, ShareInstead
from certdesk.views.migration.clients.support import CustomerSupportSheet, SupportPanel
from certdesk.views.migration.papers.sheet import PaperSheet
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.wording.migration import outcomes as words
from certdesk.views.wording.migration.delegate import Reader
from certdesk.views.wording.migration.webmaster_letters import letter

_LOOKS = {
    Decision.WEBMASTER_GOES_ON: (Icon.SEND, ToneName.ACCENT),
    Decision.DELEGATE: (Icon.USER_CHECK, ToneName.ACCENT),
    Decision.MYSELF: (Icon.LOG_IN, ToneName.ACCENT),
    Decision.SHARE: (Icon.TRIANGLE_ALERT, ToneName.AMBER),
    Decision.NEED_HELP: (Icon.HEADPHONES, ToneName.ACCENT),
}


class OutcomePage(QWidget):
    """Each decision has its own part, the letter where one is written, and when it is over."""

    assistance_wanted = Signal(str)  # "": to find a customer number
    said = Signal(str)

    def __init__(self, model: OutcomeViewModel, decide: DecideViewModel, out: PaperOut) -> None:
        super().__init__()
        self.setObjectName("migration_outcome")
        self._model, self._decide, self._out = model, decide, out
        self._sheet = OneSheet()
        self._build()
        self._bind()
        self._render(model.props)

    def focus_first(self) -> None:
        """Put the focus on what is done first."""
        match self._model.props.decision:
            case Decision.WEBMASTER_GOES_ON:
                self._letter.form.focus_first()
            case Decision.SHARE:
                self._share.choose.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                self._headline.take_focus()  # there is something to be read first; Tab goes on from there

    def _build(self) -> None:
        self._headline = Headline("migration_outcome_headline", Icon.SEND, ToneName.ACCENT)
        self._delegate, self._own = DelegatePanel(Reader.OWNER), OwnSteps()
        self._share, self._support = ShareInstead(), SupportPanel()
        self._parts: dict[Decision, QWidget] = {
            Decision.DELEGATE: self._delegate,
            Decision.MYSELF: self._own,
            Decision.SHARE: self._share,
            Decision.NEED_HELP: self._support,
        }
        self._acts = OutcomeActs()
        self._letter = LetterSection(self._out, self._outgoing)
        self._done = Banner(Icon.CIRCLE_CHECK, "", tone=ToneName.SLATE)
        self._done.setObjectName("migration_outcome_done")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xl)
        column.addWidget(self._headline)
        for part in self._parts.values():
            column.addWidget(part)
        column.addWidget(self._acts)
        column.addWidget(self._letter)
        column.addWidget(self._done)
        column.addStretch(1)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        form = self._letter.form
        form.name_entered.connect(self._model.set_name)
        form.email_entered.connect(self._model.set_email)
        form.add_wanted.connect(self._model.add)
        form.left_out.connect(self._model.leave_out)
        self._acts.print_wanted.connect(self._show_steps)
        self._acts.assistance_wanted.connect(lambda: self.assistance_wanted.emit(""))
        self._acts.support_wanted.connect(self._ask_support)
        self._share.about_wanted.connect(self._show_delegate)
        self._share.delegate_wanted.connect(self._choose_delegate)

    def _render(self, props: Props) -> None:
        decision, situation = props.decision, props.situation
        for each, part in self._parts.items():
            part.setVisible(each is decision)
        if situation is None or decision is None:
            self._headline.show_words(words.undecided(), Icon.INFO, ToneName.SLATE)
            for rest in (self._acts, self._letter, self._done):
                rest.hide()
            return
        self._headline.show_words(words.headline(situation, decision), *_LOOKS[decision])
        self._done.show()
        self._render_part(props, situation, decision)
        self._acts.show_for(decision)
        self._letter.setVisible(decision is not Decision.SHARE)
        self._letter.render_letter(props)
        over = words.done(decision)
        is_good = decision is not Decision.SHARE
        look = (Icon.CIRCLE_CHECK, ToneName.SLATE) if is_good else (Icon.TRIANGLE_ALERT, ToneName.AMBER)
        self._done.show_notice(look[0], over.title, over.text, look[1])

    def _render_part(self, props: Props, situation: Situation, decision: Decision) -> None:
        match decision:
            case Decision.DELEGATE:
                self._delegate.show_webmaster(props.webmaster.name, props.recipient)
            case Decision.MYSELF:
                self._own.show_steps(situation)
            case Decision.NEED_HELP:
                self._support.show_case(words.question(situation), words.case(props))
            case _:
                pass

    def _outgoing(self) -> Outgoing | None:
        props = self._model.props
        paper = letter(props)
        return None if paper is None else Outgoing(paper, self._model.now(), props.recipient)

    def _show_steps(self) -> None:
        paper = words.steps_paper(self._model.props)
        if paper is not None:
            outgoing = Outgoing(paper, self._model.now())
            self._sheet.open(PaperSheet(self.window(), self._out, outgoing, SheetHead(paper.title)))

    def _show_delegate(self) -> None:
        self._sheet.open(DelegateSheet(self.window(), Reader.OWNER))

    def _ask_support(self) -> None:
        props = self._model.props
        self._sheet.open(CustomerSupportSheet(self.window(), words.question(props.situation), words.case(props)))

    def _choose_delegate(self) -> None:
        """The page becomes that of the safe way, and the focus goes to what is done first there."""
        self._decide.choose(Decision.DELEGATE)
        self.focus_first()
