"""The words of a pack that is another than the one that was prepared or sent."""

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.handovers import Handover, PackChange, Stage
from certdesk.views.wording.messages.words import Words


def change_words(handover: Handover, change: PackChange) -> Words:
    """Return what is otherwise in a pack than what was prepared or sent, and what to do."""
    translate = QCoreApplication.translate
    match handover.stage:
        case Stage.SENT:
            title = translate("HandOver", "Changed since it was sent")
        case Stage.CONFIRMED:
            title = translate("HandOver", "Changed since it was confirmed")
        case _:
            title = translate("HandOver", "Changed since it was prepared")
    if handover.stage > Stage.PREPARED:
        todo = translate("HandOver", "The client has the pack of before. Prepare this one and send it.")
    else:
        todo = translate("HandOver", "Save, copy or open it again before you send it.")
    return Words(title, " ".join((*_changes(change), todo)))


def again_words(handover: Handover) -> str:
    """Return what preparing a pack again takes away, "" where nothing."""
    translate = QCoreApplication.translate
    match handover.stage:
        case Stage.SENT:
            return translate("HandOver", "This takes the tick Sent back.")
        case Stage.CONFIRMED:
            return translate("HandOver", "This takes the ticks Sent and Confirmed back.")
        case _:
            return ""


def _changes(change: PackChange) -> tuple[str, ...]:
    """Return a sentence for each kind of change that there is."""
    translate, told = QCoreApplication.translate, []
    for count, one, several in (
        (
            len(change.added),
            translate("HandOver", "1 certificate was added."),
            translate("HandOver", "{count} certificates were added."),
        ),
        (
            len(change.removed),
            translate("HandOver", "1 certificate is not in it any more."),
            translate("HandOver", "{count} certificates are not in it any more."),
        ),
        (
            len(change.renumbered),
            translate("HandOver", "1 certificate has another customer account."),
            translate("HandOver", "{count} certificates have another customer account."),
        ),
        (
            len(change.replanned),
            translate("HandOver", "1 certificate has another plan."),
            translate("HandOver", "{count} certificates have another plan."),
        ),
    ):
        if count:
            told.append(one if count == 1 else several.format(count=QLocale().toString(count)))
    return tuple(told)
