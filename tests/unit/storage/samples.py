"""Orders and what belongs to them, for tests of the desk's database."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from certdesk.domain.book import BookEntry, ChainLink, PortalView
from certdesk.domain.certificates import CertificateFacts
from certdesk.domain.orders import Brand, Order, OrderId, OrderStatus, Product, Validation
from certdesk.domain.portal import OrderCertificate, ValidationMethod
from certdesk.domain.revocation import RevocationReason, Revoked

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def order(number: int = 1, name: str = "shop.larkspur.example", organisation: str = "Larkspur Florists") -> Order:
    """Return an issued order."""
    return Order(
        id=OrderId(f"{139_000_000 + number}"),
        supplier_id=f"S{number:06}",
        common_name=name,
        product=Product("Secure Site OV", Brand.DIGICERT, Validation.OV),
        organisation=organisation,
        admin_email="web@larkspur.example",
        status_word=OrderStatus.ISSUED.value,
        status_since=NOON - timedelta(days=3),
        placed_at=NOON - timedelta(days=5),
        issued_at=NOON - timedelta(days=3),
        expires_at=NOON + timedelta(days=196, seconds=-1),
        covered_until=NOON + timedelta(days=360),
    )


def entry(of: Order) -> BookEntry:
    """Return `of` as it stands in the book on first sight."""
    return BookEntry(of, of.organisation, of.common_name)


moments = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)

products = st.builds(
    Product,
    name=texts,
    brand=st.sampled_from(Brand),
    validation=st.sampled_from(Validation),
    wildcard=st.booleans(),
    retired=st.booleans(),
)
orders = st.builds(
    Order,
    id=texts.map(OrderId),
    supplier_id=texts,
    common_name=texts,
    product=products,
    organisation=texts,
    admin_email=texts,
    status_word=texts,
    status_since=moments,
    placed_at=moments,
    issued_at=st.none() | moments,
    expires_at=st.none() | moments,
    covered_until=st.none() | moments,
)
entries = st.builds(
    BookEntry,
    order=orders,
    client=texts,
    shown_name=texts,
    tags=st.lists(texts, max_size=3).map(tuple),
    note=texts,
)
facts = st.builds(
    CertificateFacts,
    common_name=texts,
    organisation=texts,
    names=st.lists(texts, max_size=4).map(tuple),
    issuer=texts,
    serial=st.integers(min_value=0, max_value=2**160 - 1),
    not_before=moments,
    not_after=moments,
    key=texts,
    signature=texts,
    sha256=st.binary(min_size=32, max_size=32),
    is_authority=st.booleans(),
)
certificates = st.builds(
    OrderCertificate,
    serial=st.integers(min_value=0, max_value=2**160 - 1).map("{:x}".format),
    names=st.lists(texts, max_size=4).map(tuple),
    issued_at=moments,
    expires_at=moments,
    is_present=st.booleans(),
    revoked=st.none() | st.builds(Revoked, moments, st.sampled_from(RevocationReason)),
)
views = st.builds(
    PortalView,
    seen_at=moments,
    names=st.lists(texts, max_size=4).map(tuple),
    method=st.none() | st.sampled_from(ValidationMethod),
    reusable_until=st.none() | moments,
    chain=st.lists(st.builds(ChainLink, facts=facts, pem=texts), max_size=3).map(tuple),
    certificates=st.lists(certificates, max_size=3).map(tuple),
    may_revoke=st.booleans(),
)
