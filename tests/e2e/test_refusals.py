"""Orders that guests cannot sign in to: each says why, before any mail is sent."""

import pytest

from tests.e2e.stage import Stage
from tests.e2e.visitor import Visitor

GUEST_OFF = "Guest access is off for this order"
OPENSRS = "{brand} reissues go through OpenSRS"
RETIRED = "The guest portal does not cover {brand} here"


def ask(visitor: Visitor, email: str, name: str) -> None:
    """Ask for a code for an order that is named by hand."""
    visitor.click("Add")
    visitor.write("Admin e-mail", email)
    visitor.write("Common name", name)
    visitor.click("Continue")


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("stream.nordlicht.example", GUEST_OFF),
        ("shop.tannery-row.example", OPENSRS.format(brand="Sectigo")),
        ("www.marlowe-audio.example", OPENSRS.format(brand="Trustwave")),
        ("maps.osprey-surveying.example", RETIRED.format(brand="GeoTrust")),
    ],
)
def test_a_refusal_names_its_cause(filled: Stage, order: str, said: str) -> None:
    visitor = filled.open_book()
    book = filled.program.desk.orders.load()
    entry = next(each.order for each in book.entries if order in each.shown_name)
    mails = len(filled.program.desk.practice.messages(None, ""))
    ask(visitor, entry.admin_email.upper(), f"  {entry.common_name} ")
    visitor.sees(said)
    assert len(filled.program.desk.practice.messages(None, "")) == mails
    visitor.click("Back")
    visitor.sees("Step 1 of 2")
    assert visitor.field("Admin e-mail").text() == entry.admin_email.upper()


@pytest.mark.parametrize(
    ("email", "name", "said"),
    [
        ("nobody@nowhere.example", "nowhere.example", "No order has this admin e-mail together with this name."),
        ("web@larkspur.example", "www.kestrel-arch.example", "No order has this admin e-mail together with this name."),
        ("not an address", "shop.larkspur.example", "This is not an e-mail address."),
        ("web@larkspur.example", "", "Type a name on the order"),
    ],
)
def test_what_fits_no_order_is_said_beside_the_field(visitor: Visitor, email: str, name: str, said: str) -> None:
    ask(visitor, email, name)
    visitor.sees(said)
    visitor.sees("Step 1 of 2")


def test_an_order_is_found_by_any_of_its_names_and_by_its_supplier_id(visitor: Visitor) -> None:
    ask(visitor, "WEB@larkspur.example", "Pay.Larkspur.Example")
    visitor.sees("Enter the access code")
    visitor.click("Back")
    visitor.click("Supplier order ID")
    visitor.write("Supplier order ID", "2817-40772a")
    visitor.click("Continue")
    visitor.sees("blog.larkspur.example")
    visitor.sees("Enter the access code")
