"""Reissuing in the built program: from a request that lacks a name to the revocation of the certificate before."""

from datetime import timedelta

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from certdesk.domain.book import OrderDetails
from certdesk.domain.orders import OrderStatus
from certdesk.domain.portal import Identifier, IdentifierKind
from certdesk.pki.keys import KeyKind, make_key, make_request
from tests.e2e.linking import part
from tests.e2e.signing_in import ORDER, enter, sign_in
from tests.e2e.stage import Stage
from tests.e2e.visitor import Visitor

MAIL = "web@larkspur.example"
PAY, ADDED = "pay.larkspur.example", "gifts.larkspur-florists.example"
KEPT = (ORDER, "www.larkspur.example", "larkspur.example")


def request_for(*names: str) -> str:
    return make_request(make_key(KeyKind.P_256).private_key, names)


def open_page(visitor: Visitor) -> None:
    visitor.select(ORDER)
    visitor.click("Reissue…")
    visitor.sees(f"Reissue {ORDER}")


def paste(visitor: Visitor, pem: str) -> None:
    QGuiApplication.clipboard().setText(pem)
    visitor.click("Paste")
    visitor.sees("What the CSR says")


def details_of(stage: Stage) -> OrderDetails:
    entries = stage.program.desk.orders.load().entries
    order = next(entry.order.id for entry in entries if entry.order.common_name == ORDER)
    return stage.program.desk.orders.details(order)


def status(stage: Stage) -> OrderStatus | None:
    return details_of(stage).entry.order.status


def look_again(stage: Stage) -> OrderDetails:
    """Open a session anew, and have the portal tell of the order."""
    desk = stage.program.desk
    receipt = desk.sessions.request_code(MAIL, Identifier(IdentifierKind.NAME, ORDER))
    newest = desk.practice.messages(MAIL, "access code")[0]
    code = next(line for line in desk.practice.open_message(newest.id).text.splitlines() if len(line.strip()) == 6)
    desk.sessions.sign_in(receipt, code)
    return details_of(stage)


def state_of_earlier(visitor: Visitor) -> str:
    labels = list(visitor.window.findChildren(QLabel, "earlier_state"))
    return labels[0].text() if labels else ""


def test_a_name_that_is_left_out_is_asked_about_sent_issued_and_the_old_certificate_revoked(filled: Stage) -> None:
    visitor = filled.open_book()
    sign_in(visitor)
    open_page(visitor)
    paste(visitor, request_for(*KEPT, ADDED))
    visitor.sees(f"{PAY} would be dropped")
    assert not any(each.isEnabled() for each in visitor.buttons("Continue"))
    visitor.click("Drop the name")
    visitor.click("Keep")
    visitor.click("Continue")
    visitor.sees("To do for 1 name")
    visitor.click("Continue")
    visitor.sees("Earlier certificates are revoked")
    visitor.click("Send reissue request")
    visitor.sees("Reissue requested")
    assert status(filled) is OrderStatus.REISSUE_PENDING
    visitor.click("Prove the names…")
    visitor.click("Publish it in the practice zone")
    visitor.sees("Published in the practice zone.")
    visitor.click("Check now")
    visitor.sees("The validation is passed")
    visitor.click("Close", part(visitor, "proofs_sheet"))
    visitor.click("Done")
    visitor.move_time("1 day")
    visitor.wait("the certificate", lambda: status(filled) is OrderStatus.ISSUED)
    seen = look_again(filled)
    assert seen.portal is not None
    present, earlier = seen.portal.certificates[:2]
    assert set(present.names) == {*KEPT, ADDED}
    assert earlier.revokes_at == present.issued_at + timedelta(hours=72)
    visitor.wait("what becomes of it", lambda: state_of_earlier(visitor).startswith("Revocation pending, "))
    visitor.sees("Install it before")
    visitor.click("Compare with the one before")
    visitor.sees("Compare with the certificate before")
    said = visitor.text(part(visitor, "comparison_sheet")).replace("\u200b", "")
    assert PAY in said
    assert ADDED in said
    visitor.click("Close", part(visitor, "comparison_sheet"))
    for _day in range(3):
        visitor.move_time("1 day")
    seen = look_again(filled)
    assert seen.portal is not None
    earlier = seen.portal.certificates[1]
    assert earlier.revoked is not None
    assert earlier.revoked.at == present.issued_at + timedelta(hours=72)
    visitor.wait("that it is revoked", lambda: state_of_earlier(visitor).startswith("Revoked, "))


def test_what_is_prepared_without_a_session_is_asked_about_once_there_is_one(filled: Stage) -> None:
    visitor = filled.open_book()
    open_page(visitor)
    paste(visitor, request_for(*KEPT))
    visitor.click("Continue")
    visitor.sees("after signing in")
    visitor.click("Continue")
    visitor.click("Sign in and send")
    visitor.sees("Enter the access code")
    enter(visitor, visitor.read_code())
    visitor.sees("Nothing was sent yet")
    visitor.sees(f"{PAY} would be dropped")
    assert status(filled) is OrderStatus.ISSUED
    visitor.click("Keep the name")
    visitor.click("Continue")
    visitor.click("Continue")
    visitor.sees("Earlier certificates keep working")
    visitor.click("Send reissue request")
    visitor.sees("Reissue requested")
    assert filled.program.desk.drafts.all() == ()


def test_what_is_known_beforehand_is_sent_by_itself_after_signing_in(filled: Stage) -> None:
    visitor = filled.open_book()
    sign_in(visitor)
    filled.program.desk.sessions.sign_out(details_of(filled).entry.order.id)
    open_page(visitor)
    paste(visitor, request_for(*KEPT, PAY))
    visitor.click("Continue")
    visitor.click("Continue")
    filled.pass_time(timedelta(minutes=2))
    visitor.click("Sign in and send")
    visitor.sees("Enter the access code")
    enter(visitor, visitor.read_code())
    visitor.sees("Reissue requested")
    assert status(filled) is OrderStatus.REISSUE_PENDING


def test_a_draft_is_there_again_after_a_restart(filled: Stage) -> None:
    visitor = filled.open_book()
    open_page(visitor)
    paste(visitor, request_for(*KEPT))
    visitor.click("Continue")
    visitor.sees("How should DigiCert check the names?")
    again = filled.restart()
    again.sees("Your reissue draft is here")
    again.select(ORDER)
    again.click("Go on", part(again, "draft_strip"))
    again.sees("How should DigiCert check the names?")
    again.click("Discard draft")
    again.sees("The reissue draft was discarded")
    again.wait("the draft gone", lambda: not filled.program.desk.drafts.all())
    again.click("Undo")
    again.wait("the draft back", filled.program.desk.drafts.all)
    again.sees("Your reissue draft is here")


def test_the_page_is_left_by_what_stands_around_it(filled: Stage) -> None:
    visitor = filled.open_book()
    open_page(visitor)
    visitor.type_keys("Alt+Left")
    visitor.wait("the orders", lambda: ORDER in visitor.listed() and not visitor.buttons("Cancel"))
    open_page(visitor)
    visitor.click("Orders", part(visitor, "reissue_page"))
    visitor.wait("the orders", lambda: not visitor.buttons("Cancel"))
