"""The notices of the page Plan: what may be lost, what awaits a plan, and what does not go together."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.migration.plan.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import Button, LinkButton, secondary
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.migration import plan_notices as words


class LossBanner(Banner):
    """What the removal of the ISO sign-in means, with the certificates that end before long."""

    soon_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(Icon.TRIANGLE_ALERT, words.loss_words(0).title)
        self.setObjectName("migration_plan_loss")
        self._show = secondary("")
        self._show.setObjectName("migration_plan_soon")
        self.add_action(self._show)
        self._show.clicked.connect(self.soon_wanted)

    def render_banner(self, props: Props) -> None:
        """Show it for as long as there are certificates."""
        said = words.loss_words(props.soon)
        self.setVisible(props.total > 0)
        self.show_notice(Icon.TRIANGLE_ALERT, said.title, said.text, ToneName.AMBER)
        self._show.setVisible(props.soon > 0)
        self._show.setText(words.soon_act(props))


class OfferBanner(Banner):
    """What is found and awaits a plan, with the usual plan for all of it in one act."""

    plan_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(Icon.CIRCLE_CHECK, words.offer_words(0).title, tone=ToneName.ACCENT)
        self.setObjectName("migration_plan_offer")
        self._act = secondary("")
        self._act.setObjectName("migration_plan_offer_act")
        self.add_action(self._act)
        self._act.clicked.connect(self.plan_wanted)

    def render_banner(self, props: Props) -> None:
        """Show it for as long as something awaits a plan; a warning is answered first."""
        count = 0 if props.warned else len(props.awaiting)
        self.setVisible(count > 0)
        if count:
            said = words.offer_words(count)
            self.show_notice(Icon.CIRCLE_CHECK, said.title, said.text, ToneName.ACCENT)
            self._act.setText(words.offer_act(count))


class ContradictionBanner(Banner):
    """Accounts with plans, or clients, that do not go together."""

    show_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(Icon.TRIANGLE_ALERT, "")
        self.setObjectName("migration_plan_contradictions")
        self._show = secondary(self.tr("Show them"))
        self._show.setObjectName("migration_plan_show_contradictions")
        self.add_action(self._show)
        self._show.clicked.connect(self.show_wanted)

    def render_banner(self, props: Props) -> None:
        """Show it for as long as something does not go together, and read out what is new; warnings come first."""
        found = () if props.warned else props.contradictions
        was_shown = self.isVisible()
        self.setVisible(bool(found))
        if not found:
            return
        said = words.contradiction_words(found)
        is_new = self.accessibleName() != said.title
        self.show_notice(Icon.TRIANGLE_ALERT, said.title, breakable(said.text), ToneName.AMBER)
        if is_new and (was_shown or self.isVisible()):
            announce(self, f"{said.title}. {said.text}")


class ShareWarning(Banner):
    """The provider's warning about shared sign-ins; it stays until it is answered. Nothing asks for a password."""

    another_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self) -> None:
        said = words.share_words()
        super().__init__(Icon.TRIANGLE_ALERT, said.title, said.text)
        self.setObjectName("migration_plan_share")
        quoted = PlainLabel(words.provider_words(), Role.SMALL, Ink.SECOND).wrapped()
        quoted.setObjectName("migration_plan_share_provider")
        self._whose = PlainLabel("", Role.SMALL_MEDIUM, Ink.MAIN).wrapped()
        self._whose.setObjectName("migration_plan_share_whose")
        self.another = _small(self.tr("Choose another plan"), "migration_plan_share_another", Icon.CHEVRON_DOWN)
        keep = _small(self.tr("Keep"), "migration_plan_share_keep")
        acts = QWidget()
        row = FlowLayout(acts, gap=SPACE.md)
        row.addWidget(self.another)
        row.addWidget(keep)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, SPACE.hair, 0, SPACE.hair)
        column.setSpacing(SPACE.sm)
        for part in (quoted, self._whose, acts):
            column.addWidget(part)
        self.add_foot(foot)
        self.another.clicked.connect(self.another_wanted)
        keep.clicked.connect(self.keep_wanted)

    def render_warning(self, props: Props) -> None:
        """Show it for as long as a shared sign-in is planned and the warning is not answered."""
        self.setVisible(bool(props.warned))
        if props.warned:
            self._whose.setText(breakable(words.warned_words(props.warned)))

    def take_focus(self) -> None:
        """Put the focus on the answer that is safe, and read the warning out."""
        self.another.setFocus(Qt.FocusReason.OtherFocusReason)
        said = words.share_words()
        announce(self, f"{said.title}. {said.text}", urgent=True)


class DelegateHint(QWidget):
    """What delegate access is for, in a line, and the way to the whole of it."""

    guide_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        text = PlainLabel(words.delegate_hint(), Role.SMALL, Ink.SECOND).wrapped()
        text.setObjectName("migration_plan_delegate_hint")
        link = LinkButton(self.tr("What is delegate access?"))
        link.setObjectName("migration_plan_delegate_guide")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.lg)
        row.addWidget(text, 1)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        link.clicked.connect(self.guide_wanted)


def _small(text: str, name: str, trailing: Icon | None = None) -> Button:
    button = secondary(text)
    button.setObjectName(name)
    button.set_trailing_icon(trailing)
    return button
