"""A message of the sign-in card that belongs to no field."""

from certdesk.domain.errors import CertDeskError
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording.failures import words_of


class Notice(Banner):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(Icon.TRIANGLE_ALERT, "")
        self.setObjectName("sign_in_notice")
        self.hide()

    def show_error(self, error: CertDeskError | None) -> None:
        """Show the words of `error`, or nothing. Words without a title are their own title."""
        self.setVisible(error is not None)
        if error is not None:
            words = words_of(error)
            self.show_notice(Icon.TRIANGLE_ALERT, *words.notice, ToneName.AMBER)
