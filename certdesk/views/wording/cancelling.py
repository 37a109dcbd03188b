"""The words of the sheet that cancels an order or withdraws a reissue."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.book import BookEntry
from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.revocation import LONGEST_COMMENT
from certdesk.domain.text import displayable
from certdesk.viewmodels.cancel import Props
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.refunds import refund_line


def heading(entry: BookEntry, *, is_withdrawal: bool) -> Words:
    """Return the sheet's title, and the line that names the order."""
    translate, order = QCoreApplication.translate, entry.order
    title = translate("Cancel", "Withdraw the reissue?") if is_withdrawal else translate("Cancel", "Cancel this order?")
    words = translate("Cancel", "{name}, order {order}")
    return Words(title, words.format(name=displayable(entry.shown_name), order=displayable(order.id)))


def first_fact(props: Props) -> Words:
    """Return what becomes of certificates."""
    translate = QCoreApplication.translate
    if props.is_withdrawal:
        text = translate("Cancel", "It works as before, and visitors notice nothing.")
        return Words(translate("Cancel", "The present certificate goes on"), text)
    text = translate("Cancel", "No certificate stops working.")
    return Words(translate("Cancel", "Nothing was issued"), text)


def second_fact(props: Props) -> Words:
    """Return what becomes of the order."""
    translate = QCoreApplication.translate
    if props.is_withdrawal:
        text = translate("Cancel", "Its request becomes rejected. You can ask for another reissue at any time.")
        return Words(translate("Cancel", "The order returns to Issued"), text)
    text = translate("Cancel", "The order ends for good. To have the certificate after all, place a new one.")
    return Words(translate("Cancel", "The funds come back"), text)


def warning(props: Props) -> Words | None:
    """Return what is said beforehand of an order that is being processed."""
    if not props.may_be_refused:
        return None
    translate = QCoreApplication.translate
    text = translate("Cancel", "It is being processed already, so the Reseller Control Panel may refuse.")
    return Words(translate("Cancel", "This order may be too far on"), text)


def problem_words(props: Props) -> Words | None:
    """Return what stands in the way: for an order that was issued meanwhile, what its refund would be."""
    if props.problem is None:
        return None
    words = words_of(props.problem)
    if props.problem.key is MessageKey.CANCEL_ISSUED and props.refund is not None:
        return Words(words.title, refund_line(props.refund))
    return words


def act_words(props: Props) -> str:
    """Return what the main button says."""
    translate = QCoreApplication.translate
    if props.is_withdrawal:
        return translate("Cancel", "Withdrawing…") if props.is_sending else translate("Cancel", "Withdraw reissue")
    return translate("Cancel", "Cancelling…") if props.is_sending else translate("Cancel", "Cancel order")


def keep_words(props: Props) -> str:
    """Return what the button says that changes nothing; once nothing can be changed, it only closes."""
    translate = QCoreApplication.translate
    if not props.can_send and not props.is_sending and not props.is_note_long:
        return translate("Cancel", "Close")
    return translate("Cancel", "Keep the reissue") if props.is_withdrawal else translate("Cancel", "Keep the order")


def note_problem(props: Props) -> str:
    """Return what is wrong with the note, or nothing."""
    if not props.is_note_long:
        return ""
    return words_of(FieldError("note", MessageKey.NOTE_LONG, longest=LONGEST_COMMENT)).text
