"""Proving an order's names in the built program: by a DNS record, and by a mailed link, until it is issued."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QListWidget, QWidget

from certdesk.domain.deeds import new_key
from certdesk.domain.ordering import NewOrder
from certdesk.domain.portal import ValidationMethod
from tests.e2e.clerk import ADDRESS, is_plain, signing_request
from tests.e2e.linking import part
from tests.e2e.signing_in import enter
from tests.e2e.stage import Stage
from tests.e2e.visitor import Visitor

NAME, SECOND = "new.larkspur.example", "www.new.larkspur.example"


def ordered(stage: Stage, method: ValidationMethod) -> Visitor:
    """Open the program with an order placed and begun, whose names wait; sign in by way of proving them."""
    visitor = stage.open_book()
    desk = stage.program.desk
    product = next(each for each in desk.acts.products() if is_plain(each))
    csr = signing_request(NAME)
    desk.acts.place(NewOrder(product, (NAME, SECOND), "Larkspur Florists", ADDRESS, method, csr), new_key())
    desk.practice.advance(timedelta(minutes=20))
    visitor.select(NAME)
    visitor.click("Prove names…")
    visitor.click("Continue")
    visitor.sees("Enter the access code")
    enter(visitor, visitor.read_code())
    visitor.sees("0 of 2 proved")
    return visitor


def sheet_of(visitor: Visitor) -> QWidget:
    return part(visitor, "proofs_sheet")


def close_and_wait_for_the_certificate(visitor: Visitor) -> None:
    visitor.sees("The validation is passed")
    visitor.click("Close", sheet_of(visitor))
    visitor.move_time("1 day")
    visitor.button("Download…")


def test_a_dns_record_proves_all_names_of_its_domain_and_the_order_is_issued(filled: Stage) -> None:
    visitor = ordered(filled, ValidationMethod.DNS_TXT)
    visitor.click("Check now")
    visitor.sees("and did not find it yet.")
    visitor.click("Publish it in the practice zone")
    visitor.sees("Published in the practice zone.")
    visitor.click("Check now")
    visitor.sees("2 of 2 proved")
    close_and_wait_for_the_certificate(visitor)


def test_a_mailed_link_is_followed_in_the_mailbox_and_the_sheet_notices(filled: Stage) -> None:
    visitor = ordered(filled, ValidationMethod.EMAIL)
    visitor.click("Open the mailbox")
    messages = next(iter(visitor.mailbox.findChildren(QListWidget, "messages")))
    visitor.wait("the mail", lambda: messages.count() == 1)
    assert "/dcv/" in visitor.open_newest_mail()
    visitor.click("Confirm this domain", visitor.mailbox)
    visitor.sees(f"{NAME} is proved", visitor.mailbox)
    follow = visitor.mailbox.findChild(QAbstractButton, "message_follow")
    assert follow is not None
    visitor.wait("no link to follow any more", lambda: not follow.isVisible())
    visitor.mailbox.close()
    visitor.come_back()
    visitor.sees("2 of 2 proved")
    close_and_wait_for_the_certificate(visitor)


@pytest.mark.parametrize("order", ["cdn.nordlicht.example", "portal.ashgrove-school.example"])
def test_orders_of_the_portfolio_can_be_proved_too(filled: Stage, order: str) -> None:
    visitor = filled.open_book()
    visitor.select(order)
    visitor.click("Prove names…")
    visitor.click("Continue")
    visitor.sees("Enter the access code")
    enter(visitor, visitor.read_code())
    visitor.sees("Prove the names")
    visitor.sees("proved", sheet_of(visitor))
