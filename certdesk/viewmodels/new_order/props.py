"""What the sheet for a new order shows, derived from what was filled in."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from certdesk.domain.claims import is_email
from certdesk.domain.csr import CsrFacts
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import NamesRead, NewOrder, typed_names
from certdesk.domain.orders import Product
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import can_prove
from certdesk.viewmodels.csr.handed import CSR, Handed
from certdesk.viewmodels.wishes import Wish

PRODUCT: Final = "product"
NAMES: Final = "names"
ORGANISATION: Final = "organisation"
EMAIL: Final = "email"
FIELDS: Final = frozenset({PRODUCT, NAMES, ORGANISATION, EMAIL, CSR})


@dataclass(frozen=True, slots=True)
class Form:
    """What was filled in, as it was typed."""

    product: Product | None = None
    names: str = ""
    organisation: str = ""
    email: str = ""
    method: ValidationMethod = ValidationMethod.DNS_TXT
    needs_approval: bool = False


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `read` is what the names came to, `refusals` what was found wrong, by field.

    `is_wanted` says that the button was pressed and the order goes out once the names are read.
    """

    is_open: bool = False
    products: tuple[Product, ...] = ()
    form: Form = field(default_factory=Form)
    read: NamesRead | None = None
    handed: Handed = field(default_factory=Handed)
    refusals: tuple[FieldError, ...] = ()
    is_wanted: bool = False
    is_sending: bool = False
    problem: CertDeskError | None = None
    wish: Wish[NewOrder] | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What it shows. Each refusal stands beside its field, `problem` above everything.

    `file_bars` is the first wildcard that keeps the file method off; `method` is then another one.
    """

    is_open: bool
    products: tuple[Product, ...]
    form: Form
    method: ValidationMethod
    file_bars: str
    read: NamesRead | None
    refusals: tuple[FieldError, ...]
    is_reading: bool
    csr: CsrFacts | None
    refusal: CertDeskError | None
    file: str
    can_place: bool
    is_placing: bool
    problem: CertDeskError | None

    def refusal_of(self, name: str) -> FieldError | None:
        """What is wrong with that field, or None."""
        return next((refusal for refusal in self.refusals if refusal.field == name), None)


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    handed, is_placing = inputs.handed, inputs.is_wanted or inputs.is_sending
    bars = next((each for each in typed_names(inputs.form.names) if not _file_proves(each)), "")
    refusal = handed.refusal or next((each for each in inputs.refusals if each.field == CSR), None) or _mismatch(inputs)
    return Props(
        is_open=inputs.is_open,
        products=inputs.products,
        form=inputs.form,
        method=_method(inputs.form.method, bars),
        file_bars=bars,
        read=inputs.read,
        refusals=inputs.refusals,
        is_reading=handed.is_reading,
        csr=handed.facts if refusal is None else None,
        refusal=refusal,
        file=handed.file,
        can_place=bool(inputs.products) and not is_placing and not handed.is_reading,
        is_placing=is_placing,
        problem=None if is_placing else inputs.problem,
    )


def missing(form: Form) -> Iterator[FieldError]:
    """Yield what is missing or misspelt in the fields, as far as that can be seen from here."""
    if form.product is None:
        yield FieldError(PRODUCT, MessageKey.PRODUCT_EMPTY)
    if not typed_names(form.names):
        yield FieldError(NAMES, MessageKey.NAMES_EMPTY)
    if not form.organisation.strip():
        yield FieldError(ORGANISATION, MessageKey.ORGANISATION_FORM)
    if not is_email(form.email.strip()):
        yield FieldError(EMAIL, MessageKey.EMAIL_FORM)


def order_of(inputs: Inputs, props: Props) -> NewOrder | None:
    """Return the order as it is placed, or None while something is missing or refused."""
    form, read = inputs.form, inputs.read
    if form.product is None or read is None or props.refusals or props.refusal is not None:
        return None
    return NewOrder(
        product=form.product,
        names=read.names,
        organisation=form.organisation.strip(),
        admin_email=form.email.strip(),
        method=props.method,
        csr=props.csr.der if props.csr else b"",
        needs_approval=form.needs_approval,
    )


def changed_fields(before: Form, after: Form) -> frozenset[str]:
    """Return the fields of which nothing that was said can stand: which names fit depends on the product."""
    fields: set[str] = set()
    if before.product != after.product:
        fields |= {PRODUCT, NAMES}
    if before.names != after.names:
        fields |= {NAMES, CSR}
    if before.organisation != after.organisation:
        fields.add(ORGANISATION)
    if before.email != after.email:
        fields.add(EMAIL)
    return frozenset(fields)


def without(inputs: Inputs, *fields: str) -> Inputs:
    """Return `inputs` without what was found wrong with these fields, which were changed since."""
    kept = tuple(refusal for refusal in inputs.refusals if refusal.field not in fields)
    return replace(inputs, refusals=kept, problem=None)


def _file_proves(name: str) -> bool:
    return can_prove(name, ValidationMethod.HTTP)


def _method(chosen: ValidationMethod, bars: str) -> ValidationMethod:
    return ValidationMethod.DNS_TXT if bars and chosen is ValidationMethod.HTTP else chosen


def _mismatch(inputs: Inputs) -> FieldError | None:
    """Return that the request is for another common name. One without any name says nothing of that."""
    facts, read = inputs.handed.facts, inputs.read
    if facts is None or read is None or not facts.names or read.names[0] in facts.names:
        return None
    return FieldError(CSR, MessageKey.CN_MISMATCH, a=facts.common_name or facts.names[0], b=read.names[0])
