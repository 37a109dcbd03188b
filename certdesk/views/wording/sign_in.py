"""The words of the sign-in page, and the notes that can be copied there."""

from datetime import timedelta
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Route
from certdesk.domain.text import displayable
from certdesk.viewmodels.sign_in.props import OrderFacts, Refused, Validity
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.notices import administrator_note
from certdesk.views.wording.support import place_for_csr


def coverage(route: Route) -> tuple[str, Icon, ToneName]:
    """Return the chip that says who serves the order: word, icon, tone."""
    translate = QCoreApplication.translate
    match route:
        case Route.GUEST_PORTAL:
            return translate("SignIn", "Covered by the guest portal"), Icon.CIRCLE_CHECK, ToneName.GREEN
        case Route.OPENSRS:
            return translate("SignIn", "via OpenSRS"), Icon.ROUTE, ToneName.SLATE
        case Route.RETIRED:
            return translate("SignIn", "Not covered by the guest portal"), Icon.CIRCLE_SLASH, ToneName.SLATE
        case Route.UNKNOWN:
            return translate("SignIn", "Not looked up yet"), Icon.CIRCLE_QUESTION_MARK, ToneName.SLATE
        case _:
            assert_never(route)


def sent_line(validity: Validity) -> str:
    """Return where the code went and when."""
    text = QCoreApplication.translate(
        "SignIn",
        "DigiCert e-mailed it to {mail} at {time}. If that is your client’s mailbox, ask them to read it to you.",
    )
    return text.format(mail=displayable(validity.sent_to), time=dates.clock_time(validity.sent_at))


def valid_line(validity: Validity) -> str:
    """Return until when the code counts, as in “Valid until 15:40, 1 h 58 min left”."""
    text = QCoreApplication.translate("SignIn", "Valid until {time}, {left}")
    return text.format(time=dates.clock_time(validity.valid_until), left=dates.span_left(validity.left))


def resend_line(resend_in: timedelta) -> str:
    """Return the words of the resend button, with its countdown while there is one."""
    if not resend_in:
        return QCoreApplication.translate("SignIn", "Send a new code")
    text = QCoreApplication.translate("SignIn", "Send a new code in {time}")
    return text.format(time=dates.countdown(resend_in))


def no_mail(mail: str) -> Words:
    """E-NO-MAIL: where the mail could be."""
    translate = QCoreApplication.translate
    text = translate(
        "SignIn",
        "It goes to the admin contact on the order, {mail}. Look in spam for DigiCert. "
        "If the contact has changed, correct it in the Reseller Control Panel first.",
    )
    return Words(translate("SignIn", "Where is the e-mail?"), text.format(mail=displayable(mail)))


def note_to_client(facts: OrderFacts, validity: Validity) -> str:
    """Return the note that asks the client for the code."""
    text = QCoreApplication.translate(
        "SignIn",
        "Hello, DigiCert has e-mailed an access code for {name} to {mail} at {time}. "
        "Send me the code from the newest e-mail; it works until {until}. "
        "If the e-mail is not there, look in spam for DigiCert. Thank you.",
    )
    return text.format(
        name=displayable(facts.name),
        mail=displayable(validity.sent_to),
        time=dates.clock_time(validity.sent_at),
        until=dates.clock_time(validity.valid_until),
    )


def copy_act(error: CertDeskError) -> str:
    """Return the words of the button that copies what a refusal offers."""
    translate = QCoreApplication.translate
    match error.key:
        case MessageKey.ROUTE_OPENSRS:
            return translate("SignIn", "Copy the text")
        case MessageKey.BRAND_RETIRED:
            return translate("SignIn", "Copy order details")
        case _:
            return translate("SignIn", "Copy a note")


def refusal_note(refused: Refused) -> str:
    """Return what a refusal offers to copy: a note to the administrator, or what OpenSRS Support asks for [S2]."""
    match refused.error.key:
        case MessageKey.ROUTE_OPENSRS:
            return _text_for_support(refused)
        case MessageKey.BRAND_RETIRED:
            return _details(refused)
        case _:
            return administrator_note(refused.common_name or refused.supplier_id, _details(refused))


def _text_for_support(refused: Refused) -> str:
    known = [displayable(name) for name in (refused.common_name, refused.supplier_id) if name]
    subject = QCoreApplication.translate("SignIn", "Reissue {order}").format(order=", ".join(known))
    return f"{subject}\n\n{_details(refused)}\n{place_for_csr()}\n"


def _details(refused: Refused) -> str:
    translate = QCoreApplication.translate
    lines = (
        (translate("SignIn", "Common name: {value}"), refused.common_name),
        (translate("SignIn", "Supplier order ID: {value}"), refused.supplier_id),
        (translate("SignIn", "Brand: {value}"), str(refused.error.facts.get("brand", ""))),
    )
    return "\n".join(line.format(value=displayable(value)) for line, value in lines if value)
