"""The words of certificates: how names were validated, what a certificate is in its chain, and short numbers."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.lifecycle import WAITING
from certdesk.domain.orders import OrderStatus, Validation
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.text import ELLIPSIS
from certdesk.viewmodels.orders.details_props import LinkRole, OrderFields, Page
from certdesk.views.wording import dates

_HEAD = 4
_TAIL = 2
_NEVER_ISSUED = frozenset({OrderStatus.REJECTED, OrderStatus.CANCELED})


def shortened(colon_hex: str) -> str:
    """Return a long number by its first four and last two bytes, as in “7C:0E:55:A9:…:3F:D2”."""
    octets = colon_hex.split(":")
    if len(octets) <= _HEAD + _TAIL + 1:
        return colon_hex
    return ":".join((*octets[:_HEAD], ELLIPSIS, *octets[-_TAIL:]))


def method_words(method: ValidationMethod) -> str:
    """Return how control of the names was proved."""
    translate = QCoreApplication.translate
    match method:
        case ValidationMethod.EMAIL:
            return translate("Methods", "E-mail")
        case ValidationMethod.DNS_TXT | ValidationMethod.DNS_CNAME:
            return translate("Methods", "DNS")
        case ValidationMethod.HTTP:
            return translate("Methods", "File")
        case _:
            assert_never(method)


def validation_words(fields: OrderFields) -> str:
    """Return the order's validation: the method and how long it may be reused, or the kind while it was not seen."""
    translate = QCoreApplication.translate
    if fields.method is None:
        return kind_words(fields.validation)
    method = method_words(fields.method)
    if fields.reusable_until is None:
        return method
    date = dates.short_date(fields.reusable_until)
    return translate("Methods", "{method}, reusable to {date}").format(method=method, date=date)


def kind_words(validation: Validation) -> str:
    """Return what is checked before the certificate is signed."""
    translate = QCoreApplication.translate
    match validation:
        case Validation.DV:
            return translate("Validation", "Domain (DV)")
        case Validation.OV:
            return translate("Validation", "Organisation (OV)")
        case Validation.EV:
            return translate("Validation", "Extended (EV)")
        case Validation.UNKNOWN:
            return translate("Validation", "Not looked up yet")
        case _:
            assert_never(validation)


def role_words(role: LinkRole) -> str:
    """Return what a certificate is in its chain."""
    translate = QCoreApplication.translate
    match role:
        case LinkRole.LEAF:
            return translate("Chain", "Certificate")
        case LinkRole.INTERMEDIATE:
            return translate("Chain", "Intermediate")
        case LinkRole.ROOT:
            return translate("Chain", "Root")
        case _:
            assert_never(role)


def unseen_words(page: Page, invitation: str) -> str:
    """Return why a certificate's facts are not shown: there is none, or nobody looked since it was issued, or can."""
    translate = QCoreApplication.translate
    if page.header.status in _NEVER_ISSUED:
        return translate("Certificates", "No certificate was issued.")
    if page.header.status in WAITING:
        return translate("Certificates", "There is no certificate yet.")
    if page.can_sign_in:
        return invitation
    if page.session is not None:
        return translate("Certificates", "Refresh the order to see its certificate.")
    return translate("Certificates", "The guest portal does not show this order.")


def can_be_seen(page: Page) -> bool:
    """Return whether signing in would show a certificate that is not shown yet."""
    return page.can_sign_in and page.header.status not in _NEVER_ISSUED | WAITING
