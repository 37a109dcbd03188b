"""The wizard's third step: what linking does, before it is done."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.linking.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.facts import Fact, FactCard
from certdesk.views.linking.headline import Headline
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.wording import linking as words
from certdesk.views.wording.linking_choice import sso_words
from certdesk.views.wording.linking_conflict import unchanged_words
from certdesk.views.wording.messages.words import Words


class LinkStep(QWidget):
    """Both usernames and what becomes of each; who has to link first; that nothing else changes."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linking_link")
        self._headline = Headline("linking_link", Icon.LINK, ToneName.ACCENT)
        self._account = Fact(Icon.CIRCLE_USER_ROUND, "linking_account_username")
        self._service = Fact(Icon.PENCIL, "linking_service_username")
        self._first = Fact(Icon.USERS, "linking_first")
        self._company = Fact(Icon.INFO, "linking_company")
        unchanged, said = Fact(Icon.BADGE_CHECK, "linking_unchanged"), unchanged_words()
        unchanged.show_words(said.title, said.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xl)
        column.addWidget(self._headline)
        column.addWidget(FactCard(self._account, self._service, self._first, self._company, unchanged))
        column.addStretch(1)

    def render_step(self, props: Props) -> None:
        """Show what *Link account* is about to do."""
        shown = props.link
        if shown is None:
            return
        self._headline.show_words(words.link_words(shown), Icon.LINK, ToneName.ACCENT)
        company = Words(words.company_title(), sso_words(shown.seat.service)) if shown.is_company else None
        for fact, said in (
            (self._account, words.account_words(shown)),
            (self._service, words.service_words(shown)),
            (self._first, words.first_words(shown)),
            (self._company, company),
        ):
            fact.setVisible(said is not None)
            if said is not None:
                fact.show_words(said.title, said.text)
