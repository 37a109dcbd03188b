"""The words of the revoke sheet: what ends, the reasons with when to give them, and the typed name."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.book import BookEntry
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import OrderCertificate
from certdesk.domain.revocation import LONGEST_COMMENT
from certdesk.domain.text import displayable
from certdesk.viewmodels.revoke.choice import Props, WhyNotOne
from certdesk.viewmodels.revoke.confirmation import Confirmation
from certdesk.views.wording import dates
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.certificates import shortened
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.refunds import late_line, no_refund_words, refund_words

FEW_NAMES = 4


def heading(name: str) -> Words:
    """Return the sheet's title and the line under it."""
    translate = QCoreApplication.translate
    title = translate("Revoke", "Revoke {name}?").format(name=displayable(name))
    return Words(title, translate("Revoke", "Visitors will see a security warning. This cannot be undone."))


def names_words(props: Props, *, shows_all: bool) -> Words:
    """Return how many names stop being trusted, and which."""
    translate, count = QCoreApplication.translate, len(props.names)
    if count == 1:
        title = translate("Revoke", "1 name stops being trusted")
    else:
        title = translate("Revoke", "{count} names stop being trusted").format(count=count)
    if props.is_one_of_many:
        title = translate("Revoke", "{names} with this certificate").format(names=title)
    shown = props.names if shows_all or count <= FEW_NAMES + 1 else props.names[:FEW_NAMES]
    text = breakable(_listed([displayable(name) for name in shown], is_all=len(shown) == count))
    if not props.knows_names:
        text = translate("Revoke", "{names}, and every other name of the order").format(names=text)
    return Words(title, text)


def _listed(names: list[str], *, is_all: bool) -> str:
    if len(names) == 1 or not is_all:
        return ", ".join(names)
    pair = QCoreApplication.translate("Revoke", "{names} and {last}")
    return pair.format(names=", ".join(names[:-1]), last=names[-1])


def more_names(props: Props) -> str:
    """Return the words of the button that shows all names, or nothing where all are shown."""
    hidden = len(props.names) - FEW_NAMES
    if hidden <= 1:
        return ""
    return QCoreApplication.translate("Revoke", "and {count} more").format(count=hidden)


def money_words(props: Props) -> Words:
    """Return the refund line of what would be revoked."""
    if props.refund is None:
        return no_refund_words()
    words = refund_words(props.refund)
    if not props.refund.is_eligible:
        return words
    return Words(words.title, f"{words.text} {late_line()}")


def gentler_words(props: Props) -> Words:
    """Return what else could be done, or what becomes of a reissue that is on its way."""
    translate = QCoreApplication.translate
    if props.is_reissue_pending:
        text = translate("Revoke", "It ends with the order. Wait for it if only the key or the names are to change.")
        return Words(translate("Revoke", "A reissue is on its way"), text)
    text = translate("Revoke", "Reissue instead, and the site stays up while you install the new one.")
    return Words(translate("Revoke", "Only changing the key or the names?"), text)


def whole_order_words(props: Props) -> Words:
    """Return the first choice of what to revoke."""
    translate, count = QCoreApplication.translate, len(props.certificates)
    title = translate("Revoke", "The whole order")
    text = translate("Revoke", "It ends for good and cannot be reissued.")
    if count > 1:
        text = translate("Revoke", "Its {count} certificates end, and it cannot be reissued.").format(count=count)
    if not props.may_be_refunded:
        return Words(title, text)
    return Words(title, translate("Revoke", "{end} It may be refunded.").format(end=text))


def one_certificate_words(props: Props) -> Words:
    """Return the second choice of what to revoke; where it is off, why."""
    translate = QCoreApplication.translate
    many = len(props.certificates) > 1
    title = translate("Revoke", "Only one certificate") if many else translate("Revoke", "Only this certificate")
    reasons = {
        WhyNotOne.REISSUE_PENDING: translate("Revoke", "Not while a reissue is pending. Withdraw the reissue first."),
        WhyNotOne.NONE_VALID: translate("Revoke", "No certificate of the order is valid any more."),
        WhyNotOne.NOT_SEEN: translate("Revoke", "Sign in to see the certificates of the order."),
        None: translate("Revoke", "The order goes on and can be reissued. Nothing is refunded."),
    }
    return Words(title, reasons[props.why_not_one])


def certificate_words(certificate: OrderCertificate) -> str:
    """Return what tells one certificate of an order from another."""
    translate = QCoreApplication.translate
    words = translate("Revoke", "Issued {date}, serial {serial}")
    if certificate.is_present:
        words = translate("Revoke", "Present one, issued {date}, serial {serial}")
    plain = displayable(certificate.serial).replace(":", "").upper()
    octets = ":".join(plain[at : at + 2] for at in range(0, len(plain), 2))
    return words.format(date=dates.date(certificate.issued_at), serial=shortened(octets))


def compromise_advice() -> str:
    """Return what follows from a compromised key."""
    return QCoreApplication.translate(
        "Revoke", "Make a new key before you reissue. This key is blocked for good, for every order."
    )


def comment_problem(props: Props) -> str:
    """Return what is wrong with the reason in the user's own words, or nothing."""
    if not props.is_comment_long:
        return ""
    return words_of(FieldError("comment", MessageKey.COMMENT_LONG, longest=LONGEST_COMMENT)).text


def confirmation_problem(props: Props) -> str:
    """Return what is wrong with the typed name, or nothing while it may still become right."""
    if props.entry is None or props.confirmation is not Confirmation.WRONG:
        return ""
    return breakable(words_of(FieldError("typed", MessageKey.CONFIRM_NAME, name=props.entry.shown_name)).text)


def confirmation_hint(entry: BookEntry) -> str:
    """Return the name's other spelling where it has one."""
    if entry.order.common_name.lower() == entry.shown_name.lower():
        return ""
    other = breakable(displayable(entry.order.common_name))
    return QCoreApplication.translate("Revoke", "Or {name}").format(name=other)


def revoke_words(props: Props) -> str:
    """Return what the red button says."""
    translate = QCoreApplication.translate
    if props.is_revoking:
        return translate("Revoke", "Revoking…")
    if props.is_whole_order:
        return translate("Revoke", "Revoke order")
    return translate("Revoke", "Revoke certificate")


def why_off(props: Props) -> str:
    """Return why the red button is off, for whoever cannot see it, or nothing where it is on."""
    translate = QCoreApplication.translate
    if props.can_revoke or props.entry is None:
        return ""
    if props.is_revoking:
        return translate("Revoke", "The request is on its way")
    if props.problem is not None and props.confirmation is Confirmation.RIGHT and not props.is_comment_long:
        return words_of(props.problem).title
    if props.is_comment_long:
        return comment_problem(props)
    return translate("Revoke", "Type {name} to confirm").format(name=displayable(props.entry.shown_name))


def sign_in_words(props: Props) -> Words:
    """Return why signing in comes first."""
    translate = QCoreApplication.translate
    text = translate("Revoke", "Sign in again to revoke. What you chose and typed here is kept.")
    if props.had_session:
        return Words(words_of(CertDeskError(MessageKey.SESSION_ENDED)).title, text)
    text = translate("Revoke", "Revoking needs one. What you choose and type here is kept.")
    return Words(translate("Revoke", "No guest session is open"), text)


def note_to_administrator(entry: BookEntry) -> str:
    """Return the note for the account that keeps guests from revoking."""
    translate, order = QCoreApplication.translate, entry.order
    text = translate(
        "Revoke",
        "Hello, I look after the certificate of {name}. It has to be revoked, and guests cannot revoke this order. "
        "Turn that on for it, or revoke it for me. Thank you.",
    )
    details = translate("Revoke", "Order ID: {order}\nSupplier order ID: {supplier}")
    filled = details.format(order=displayable(order.id), supplier=displayable(order.supplier_id))
    return f"{text.format(name=displayable(entry.shown_name))}\n\n{filled}"
