"""The home page of a practice service: who is signed in and how, and that there is nothing else."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.accounts import Profile
from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.kit.facts import Fact, FactCard
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.accounts import service_name
from certdesk.views.wording.practice_service import entered_words, username_hint


class HomePage(QWidget):
    """It offers nothing that it cannot do."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("service_home")
        self._greeting = Paragraph("", Role.PAGE_TITLE, Ink.MAIN, leading=1.2, anywhere=True)
        self._greeting.setObjectName("service_greeting")
        self._entered = PlainLabel("", Role.LEAD, Ink.SECOND).wrapped()
        self._entered.setObjectName("service_entered")
        self._username = Fact(Icon.CIRCLE_USER_ROUND, "service_home_username")
        self._name = Paragraph("", Role.BODY, Ink.MAIN, leading=1.3, anywhere=True)
        self._name.setObjectName("service_home_name")
        self._username.words.insertWidget(1, self._name)
        self._practice = Fact(Icon.FLASK_CONICAL, "service_home_practice")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(self._greeting)
        column.addWidget(self._entered)
        column.addSpacing(SPACE.xl)
        column.addWidget(FactCard(self._username, self._practice))

    def render_profile(self, profile: Profile) -> None:
        """Greet that user."""
        service = service_name(profile.seat.service)
        self._greeting.setText(self.tr("Welcome, {name}").replace("{name}", displayable(profile.name, 120)))
        self._entered.setText(entered_words(profile))
        title = self.tr("Your username in {service}").replace("{service}", service)
        self._username.show_words(title, username_hint(profile))
        self._name.setText(displayable(profile.username))
        title = self.tr("{service} of the practice world").replace("{service}", service)
        self._practice.show_words(title, self.tr("It has users with an Admin profile each, and nothing else."))
