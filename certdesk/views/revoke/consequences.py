"""The first part of the revoke sheet: what stops working, the refund, and the gentler way."""

from PySide6.QtCore import Qt

from certdesk.viewmodels.revoke.choice import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.facts import Fact, FactCard
from certdesk.views.wording import revocation as words


class Consequences(FactCard):
    """Three facts. Of many names the first few are shown, and all of them when asked."""

    def __init__(self) -> None:
        self._names = Fact(Icon.GLOBE, "revoke_names")
        self._money = Fact(Icon.RECEIPT, "revoke_refund")
        self._gentler = Fact(Icon.REFRESH, "revoke_gentler")
        super().__init__(self._names, self._money, self._gentler)
        self._more = LinkButton("")
        self._more.setObjectName("revoke_all_names")
        self._more.clicked.connect(self._show_all)
        self._names.words.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._props = Props()
        self._shows_all = False

    def render_facts(self, props: Props) -> None:
        """Show what follows from revoking what is chosen."""
        self._props = props
        more = "" if self._shows_all else words.more_names(props)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        rows = (
            (self._names, words.names_words(props, shows_all=self._shows_all)),
            (self._money, words.money_words(props)),
            (self._gentler, words.gentler_words(props)),
        )
        for fact, said in rows:
            fact.show_words(said.title, said.text)

    def _show_all(self) -> None:
        self._shows_all = True
        self.render_facts(self._props)
