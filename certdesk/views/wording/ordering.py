"""The words of placing an order, and of the requests that wait for an approver."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.approvals import ApprovalRequest, RequestKind, RequestState
from certdesk.domain.orders import Product
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.text import displayable
from certdesk.viewmodels.approvals import Decision
from certdesk.viewmodels.new_order.props import Props
from certdesk.views.wording import dates
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import one_line

_FEW = 60


def product_words(product: Product) -> str:
    """Return a product's name, with how much is checked where the name does not say so."""
    name, kind = displayable(product.name, _FEW), product.validation.value
    return name if kind in name.split() else f"{name}  ·  {kind}"


def names_hint(props: Props) -> str:
    """Return what the names came to, or how to type them."""
    translate = QCoreApplication.translate
    if props.read is None:
        return translate("NewOrder", "One a line, or with commas. The first is the common name.")
    count = len(props.read.names)
    words = dates.plural(translate("NewOrder", "%n name(s)", None, count), count)
    common = translate("NewOrder", "{count}. Common name: {name}.")
    said = common.format(count=words, name=breakable(displayable(props.read.names[0], _FEW)))
    again = props.read.repeated
    if not again:
        return said
    if len(again) == 1:
        more = translate("NewOrder", "{name} is there more than once, and ordered once.")
        return f"{said} {more.format(name=breakable(displayable(again[0], _FEW)))}"
    more = translate("NewOrder", "%n names are there more than once, and each is ordered once.", None, len(again))
    return f"{said} {more}"


def refusal_words(props: Props, field: str) -> str:
    """Return what is wrong with that field, or nothing."""
    refusal = props.refusal_of(field)
    return one_line(refusal) if refusal is not None else ""


def method_choice(method: ValidationMethod) -> str:
    """Return a way to prove that names are one's own."""
    translate = QCoreApplication.translate
    match method:
        case ValidationMethod.DNS_TXT:
            return translate("NewOrder", "DNS TXT record")
        case ValidationMethod.DNS_CNAME:
            return translate("NewOrder", "DNS CNAME record")
        case ValidationMethod.HTTP:
            return translate("NewOrder", "File on the site")
        case ValidationMethod.EMAIL:
            return translate("NewOrder", "E-mail")
        case _:
            assert_never(method)


def file_bar(props: Props) -> str:
    """Return why the file method cannot be had, or nothing."""
    if not props.file_bars:
        return ""
    said = QCoreApplication.translate("NewOrder", "A file on one site says nothing about every name of {name}.")
    return said.format(name=breakable(displayable(props.file_bars, _FEW)))


def kind_words(kind: RequestKind) -> str:
    """Return what was asked for."""
    translate = QCoreApplication.translate
    match kind:
        case RequestKind.NEW_ORDER:
            return translate("Approvals", "New order")
        case RequestKind.REISSUE:
            return translate("Approvals", "Reissue")
        case _:
            assert_never(kind)


def request_facts(request: ApprovalRequest) -> str:
    """Return what a request is for."""
    known = (request.product, request.organisation, request.order)
    return "  ·  ".join(displayable(each, _FEW) for each in known if each)


def request_since(request: ApprovalRequest) -> str:
    """Return what was asked for, and when."""
    words = QCoreApplication.translate("Approvals", "{kind}, asked for on {date}")
    return words.format(kind=kind_words(request.kind), date=dates.date_and_time(request.asked_at))


def settled_line(request: ApprovalRequest) -> str:
    """Return what became of a request."""
    translate = QCoreApplication.translate
    is_approved = request.state is RequestState.APPROVED
    state = translate("Approvals", "Approved") if is_approved else translate("Approvals", "Rejected")
    known = (state, kind_words(request.kind), displayable(request.comment, 120))
    return "  ·  ".join(each for each in known if each)


def decided_words(decision: Decision, name: str) -> str:
    """Return what is said of a request that was just decided on."""
    translate = QCoreApplication.translate
    words = (
        translate("Approvals", "Approved {name}") if decision.is_approved else translate("Approvals", "Rejected {name}")
    )
    return words.format(name=displayable(name, _FEW))
