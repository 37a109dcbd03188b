"""The words of what became of a reissue that was sent."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from certdesk.domain.name_changes import EARLIER_REVOKED_AFTER
from certdesk.viewmodels.reissue.props import Settled
from certdesk.views.wording import dates
from certdesk.views.wording.messages.words import Words


def sent_words(settled: Settled | None) -> Words:
    """Return that the reissue is requested (OK-SENT), or what became of it."""
    translate = QCoreApplication.translate
    if settled is Settled.ISSUED:
        return Words(
            translate("Reissue", "The new certificate is issued"),
            translate("Reissue", "Download it and install it. The order keeps its ID."),
        )
    if settled is Settled.GIVEN_UP:
        return Words(
            translate("Reissue", "The reissue was given up"),
            translate("Reissue", "It was withdrawn or declined. The present certificate stays as it is."),
        )
    return Words(
        translate("Reissue", "Reissue requested"),
        translate("Reissue", "DigiCert checks the names again. You will see Issued here when it is done."),
    )


def install_words(issued_at: datetime) -> str:
    """Return until when a certificate that was issued then, with names left out, has to be installed."""
    moment = dates.weekday_and_time(issued_at + EARLIER_REVOKED_AFTER)
    text = QCoreApplication.translate("Reissue", "Install it before {moment}. Earlier certificates are revoked then.")
    return text.replace("{moment}", moment)
