"""Which order a guest means, however it is typed, and whom the portal sends away."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.errors import FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderStatus
from certdesk.domain.portal import Identifier, IdentifierKind
from certdesk.simulator.claims import GuestClaim, claimed
from certdesk.simulator.practice import PracticeCA
from tests.contracts.ports.practice_world import by_name, by_supplier_id, order_called

SHOP, WEB = "shop.larkspur.example", "web@larkspur.example"
HOSTILE = ["", "   ", "\0", "a\0b", "x" * 65_536, "\u202eelpmaxe", "a\u200fb", "a\nb.example", "\ud800"]


@pytest.mark.parametrize(
    ("email", "identifier", "found"),
    [
        (WEB, by_name(SHOP), SHOP),
        ("  Web@LARKSPUR.example ", by_name(" Shop.Larkspur.EXAMPLE. "), SHOP),
        (WEB, by_name("pay.larkspur.example"), SHOP),
        (WEB, by_supplier_id("2817-44019C"), SHOP),
        (WEB, by_supplier_id(" 2817-44019c\n"), SHOP),
        ("crew@brightwater.example", by_name("*.Brightwater.example"), "*.brightwater.example"),
        ("laden@morgenrot.example", by_name("Bäckerei-Morgenrot.example"), "xn--bckerei-morgenrot-qqb.example"),
        ("laden@morgenrot.example", by_name("XN--BCKEREI-MORGENROT-QQB.example"), "xn--bckerei-morgenrot-qqb.example"),
        ("laden@morgenrot.example", by_name("ba\u0308ckerei-morgenrot.example"), "xn--bckerei-morgenrot-qqb.example"),
    ],
)
def test_an_order_is_found_however_it_is_typed(ca: PracticeCA, email: str, identifier: Identifier, found: str) -> None:
    receipt = ca.portal.request_code(email, identifier)
    assert receipt.order.common_name == found
    assert receipt.sent_to == receipt.order.admin_email
    assert ca.mailroom.mailboxes()[0].address == receipt.sent_to


@pytest.mark.parametrize(
    ("email", "identifier"),
    [
        ("else@larkspur.example", by_name(SHOP)),
        ("webshop@hollowaybooks.example", by_name(SHOP)),
        (WEB, by_name("larkspur")),
        (WEB, by_name("any.brightwater.example")),
        (WEB, by_name("2817-44019C")),
        (WEB, by_name("%")),
        (WEB, by_name("<b>shop.larkspur.example</b>")),
        (WEB, by_name("' OR 1=1 --")),
        (WEB, by_name("...")),
        (WEB, by_supplier_id(SHOP)),
        (WEB, by_supplier_id("2817-44019")),
    ],
)
def test_what_names_no_order_is_said_beside_the_identifier(ca: PracticeCA, email: str, identifier: Identifier) -> None:
    with pytest.raises(FieldError) as caught:
        ca.portal.request_code(email, identifier)
    assert (caught.value.field, caught.value.key) == ("identifier", MessageKey.NO_MATCH)
    assert caught.value.facts["kind"] == identifier.kind.value
    assert ca.controls.state().unread == 0


@pytest.mark.parametrize(
    "email", [*HOSTILE, "web", "@larkspur.example", "web@", "web@example", "a@b@c.example", "a b@c.example"]
)
def test_what_is_no_address_is_said_beside_the_address(ca: PracticeCA, email: str) -> None:
    with pytest.raises(FieldError) as caught:
        ca.portal.request_code(email, by_name(SHOP))
    assert (caught.value.field, caught.value.key) == ("email", MessageKey.EMAIL_FORM)


@pytest.mark.parametrize("kind", IdentifierKind)
@pytest.mark.parametrize("text", HOSTILE)
def test_what_cannot_be_an_identifier_is_said_beside_it(ca: PracticeCA, kind: IdentifierKind, text: str) -> None:
    with pytest.raises(FieldError) as caught:
        ca.portal.request_code(WEB, Identifier(kind, text))
    assert (caught.value.field, caught.value.key) == ("identifier", MessageKey.IDENTIFIER_FORM)


@pytest.mark.parametrize(
    ("name", "key", "brand"),
    [
        ("shop.tannery-row.example", MessageKey.ROUTE_OPENSRS, "Sectigo"),
        ("www.marlowe-audio.example", MessageKey.ROUTE_OPENSRS, "Trustwave"),
        ("maps.osprey-surveying.example", MessageKey.BRAND_RETIRED, "GeoTrust"),
        ("stream.nordlicht.example", MessageKey.GUEST_OFF, None),
    ],
)
def test_the_portal_says_why_it_does_not_serve_an_order(
    ca: PracticeCA, name: str, key: MessageKey, brand: str | None
) -> None:
    with pytest.raises(PolicyRefused) as caught:
        ca.portal.request_code(order_called(ca, name).admin_email, by_name(name))
    assert (caught.value.key, caught.value.facts.get("brand")) == (key, brand)
    assert ca.controls.state().unread == 0


def test_of_two_orders_with_one_name_the_one_in_force_is_meant(ca: PracticeCA) -> None:
    name, contact = "crew.brightwater.example", "crew@brightwater.example"
    assert ca.portal.request_code(contact, by_name(name)).order.status is OrderStatus.ISSUED
    ca.controls.advance(timedelta(days=300))
    newest = ca.portal.request_code(contact, by_name(name)).order
    assert newest.status is OrderStatus.EXPIRED
    assert newest == order_called(ca, name)


@given(st.text(max_size=300), st.sampled_from(IdentifierKind))
def test_an_identifier_is_brought_to_one_form_or_refused(text: str, kind: IdentifierKind) -> None:
    match form_of("web@larkspur.example", Identifier(kind, text)):
        case GuestClaim(text=once):
            once.encode("utf-8")
            assert once == once.strip()
        case FieldError() as error:
            assert (error.field, error.key) == ("identifier", MessageKey.IDENTIFIER_FORM)


@given(st.from_regex(r"[a-z0-9]{1,10}@[a-z0-9]{1,10}\.example", fullmatch=True), st.data())
def test_case_and_spaces_around_an_address_do_not_matter(address: str, data: st.DataObject) -> None:
    mixed = "".join(data.draw(st.sampled_from((char.lower(), char.upper()))) for char in address)
    claim = form_of(f" {mixed}\t", by_name("a.example"))
    assert isinstance(claim, GuestClaim)
    assert claim.admin_email == address


@given(st.text(max_size=300))
def test_an_address_is_brought_to_one_form_or_refused(typed: str) -> None:
    match form_of(typed, by_name("a.example")):
        case GuestClaim(admin_email=once) as claim:
            assert once.count("@") == 1
            assert form_of(once, by_name("a.example")) == claim
        case FieldError() as error:
            assert (error.field, error.key) == ("email", MessageKey.EMAIL_FORM)


def form_of(email: str, identifier: Identifier) -> GuestClaim | FieldError:
    try:
        return claimed(email, identifier)
    except FieldError as error:
        return error
