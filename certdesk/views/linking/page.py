"""The linking wizard: head, what stands in the way, the page, and foot."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.linking.model import LinkingViewModel
from certdesk.viewmodels.linking.props import Page, Props
from certdesk.views.kit.announce import announce
from certdesk.views.kit.step_page import StepPage
from certdesk.views.linking.admin_first import AdminFirstPanel
from certdesk.views.linking.choose import ChooseStep
from certdesk.views.linking.done import DonePanel
from certdesk.views.linking.foot_bar import LinkingFoot
from certdesk.views.linking.head import LinkingHead
from certdesk.views.linking.headline import Headline
from certdesk.views.linking.link import LinkStep
from certdesk.views.linking.notice import LinkingNotice
from certdesk.views.linking.sign_in import SignInStep
from certdesk.views.linking.username import UsernamePanel
from certdesk.views.practice.sign_in_form import SignInEntry
from certdesk.views.wording import linking as words


class LinkingPage(StepPage):
    """One page at a time, with the focus where it is to be used."""

    mailbox_wanted = Signal()
    said = Signal(str)

    def __init__(self, model: LinkingViewModel) -> None:
        super().__init__("linking")
        self._model = model
        self._shown = Props()
        self._build()
        self._bind()
        self._render(model.props)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._focus_page()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The window gives the focus to the page that it shows."""
        super().focusInEvent(event)
        self._focus_page()

    def _build(self) -> None:
        self._head = LinkingHead()
        self._notice = LinkingNotice()
        self._choose, self._sign_in, self._link = ChooseStep(), SignInStep(), LinkStep()
        self._admin_first, self._username, self._done = AdminFirstPanel(), UsernamePanel(), DonePanel()
        self._foot = LinkingFoot()
        self._pages: dict[Page, QWidget] = {
            Page.CHOOSE: self._choose,
            Page.SIGN_IN: self._sign_in,
            Page.LINK: self._link,
            Page.ADMIN_FIRST: self._admin_first,
            Page.USERNAME: self._username,
            Page.DONE: self._done,
        }
        steps = dict.fromkeys(self._pages.values(), 0)
        self._stand((self._head, self._notice), steps, self._foot, self._foot.main)

    def _bind(self) -> None:
        model = self._model
        model.changed.connect(self._render)
        self._head.accounts_wanted.connect(model.leave)
        self._notice.retry_wanted.connect(model.check)
        self._notice.accounts_wanted.connect(model.leave)
        self._foot.cancel_wanted.connect(model.leave)
        self._foot.later_wanted.connect(model.finish_later)
        self._foot.back_wanted.connect(model.back)
        self._foot.main_wanted.connect(self._go_on)
        self._bind_steps()
        self._admin_first.retry_wanted.connect(model.link)
        self._admin_first.proceed_wanted.connect(model.proceed)
        self._username.service_wanted.connect(model.open_service)
        self._username.suggestion_edited.connect(model.suggest)
        self._done.open_wanted.connect(model.open_linked)
        self._done.another_wanted.connect(model.link_another)
        self._done.team_wanted.connect(model.read_team)
        for panel in (self._choose, self._admin_first, self._username, self._done):
            panel.said.connect(self.said)

    def _bind_steps(self) -> None:
        model = self._model
        self._choose.seat_chosen.connect(model.choose)
        self._choose.service_missed.connect(model.ask_for)
        self._choose.missing_closed.connect(model.ask_for_nothing)
        self._sign_in.entered.connect(self._enter_service)
        self._sign_in.company_wanted.connect(model.sign_in_by_company)
        self._sign_in.reset_wanted.connect(model.send_password)
        self._sign_in.another_wanted.connect(model.sign_in_as_another)
        self._sign_in.mailbox_wanted.connect(self.mailbox_wanted)

    def _render(self, props: Props) -> None:
        before, self._shown = self._shown, props
        if not props.is_open:
            return
        self._head.render_head(props)
        is_new = self._notice.render_notice(props)
        self._choose.render_step(props)
        self._sign_in.render_step(props)
        self._link.render_step(props)
        self._render_outcome(props)
        self._foot.render_foot(props)
        is_other = props.page is not before.page or not before.is_open
        self._show_step(self._pages[props.page])
        if is_other:
            self._enter(props)
        elif is_new:
            self._scroll_to_top()

    def _render_outcome(self, props: Props) -> None:
        if props.admin_first is not None:
            self._admin_first.render_panel(props.admin_first)
        if props.conflict is not None:
            self._username.render_panel(props.conflict)
        if props.done is not None:
            self._done.render_panel(props.done)

    def _enter(self, props: Props) -> None:
        """Another page is shown: it begins at its top, with the focus where it is to be used, and says what it is."""
        self._scroll_to_top()
        if not self.isVisible():
            return
        announce(self._head.steps, words.page_words(props, self._head.steps.accessibleName()))
        self._focus_page()

    def _focus_page(self) -> None:
        match self._pages[self._shown.page]:
            case AdminFirstPanel() | DonePanel() as page:
                page.focus_first()
            case UsernamePanel() as page if page.has_act:
                page.focus_first()
                self._keep_in_sight(page.headline)
            case ChooseStep() as page if page.has_choice:
                page.focus_first()
            case SignInStep() as page if page.has_form:
                page.focus_first()
            case _:
                self._foot.focus_main()
        self._scroll_to_focus()

    def _keep_in_sight(self, headline: Headline) -> None:
        """What was met is read first: without room for it and for what is to be done, the focus is on it."""
        focused = self.focusWidget()
        if focused is None or not self.content.isAncestorOf(focused):
            return
        self._settle_heights()
        if focused.mapTo(self.content, focused.rect().bottomLeft()).y() > self._area.viewport().height():
            headline.take_focus()

    def _enter_service(self, entry: SignInEntry) -> None:
        self._model.sign_in(entry.username, entry.password)

    def _go_on(self) -> None:
        match self._shown.page:
            case Page.CHOOSE | Page.SIGN_IN:
                self._model.continue_()
            case Page.DONE:
                self._model.leave()
            case _:
                self._model.link()
