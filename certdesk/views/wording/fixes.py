"""The words of what keeps a signing request from being used, where a card has room for more than one sentence."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.judging import Verdict
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import displayable
from certdesk.viewmodels.csr.purpose import Purpose
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.verdicts import LONGEST_NAME, verdict_words


def stop_words(stop: Verdict, purpose: Purpose) -> Words:
    """Return what a stop says; names that are shown beside one another are not in its text too."""
    translate = QCoreApplication.translate
    said = verdict_words(stop)
    if stop.message is not MessageKey.CN_MISMATCH:
        return said
    text = translate("Fixes", "Make a CSR with the order’s common name.")
    if stop.order is not None and purpose is Purpose.REISSUE:
        text += " " + translate("Fixes", "If you meant the other site, reissue that order instead.")
    elif stop.order is not None:
        text += " " + translate("Fixes", "If you meant the other site, use that order instead.")
    return Words(said.title, text)


def compared_names(stop: Verdict) -> tuple[tuple[str, str], ...]:
    """Return the name in the request and that of the order, where they differ."""
    if stop.message is not MessageKey.CN_MISMATCH:
        return ()
    translate = QCoreApplication.translate
    told = ((translate("Fixes", "CSR"), stop.facts.get("a")), (translate("Fixes", "Order"), stop.facts.get("b")))
    return tuple((what, displayable(str(name), LONGEST_NAME)) for what, name in told if name)


def other_order_words(stop: Verdict, purpose: Purpose) -> str:
    """Return what the button says that leads to the order the request is for."""
    translate = QCoreApplication.translate
    name = displayable(str(stop.facts.get("a", "")), LONGEST_NAME)
    if purpose is Purpose.REISSUE:
        return translate("Fixes", "Reissue {name}").replace("{name}", name)
    return translate("Fixes", "Open {name}").replace("{name}", name)
