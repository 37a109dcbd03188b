"""The DigiCert account: signing in, linking a service, and everything that can stand in the way of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QRadioButton, QWidget

from certdesk.domain.accounts import OrganisationId, Seat, Service
from certdesk.viewmodels.linking.props import Page
from tour.stage import Stage
from tour.visitor import NotThere, Visitor

USER = "m.okafor"
OKAFOR = Seat(OrganisationId("okafor-web-services"), Service.DIGICERT_ONE)
COPPERFIELD = Seat(OrganisationId("copperfield-legal"), Service.DIGICERT_ONE)
PARTNER = Seat(OrganisationId("tidewater-marine"), Service.CERTCENTRAL)
COMPANY = Seat(OrganisationId("tidewater-marine"), Service.DIGICERT_ONE)
ACCOUNT, COPPERFIELD_ONE, OKAFOR_ONE, PARTNER_CENTRAL = (
    "Welcome to your DigiCert account",
    "Welcome to DigiCert ONE: Copperfield Legal",
    "Welcome to DigiCert ONE: Okafor Web Services",
    "Welcome to CertCentral: Tidewater Marine",
)


def walk(stage: Stage) -> None:
    """Meet each outcome of linking once, from both sides."""
    stage.step("accounts-signed-out", lambda: _go(stage), dark=True)
    stage.step("accounts-wrong-password", lambda: _sign_in(stage.visitor, USER, "not this one"))
    stage.step("accounts", lambda: _sign_in_to_account(stage), dark=True)
    _administrator_first(stage)
    _username_conflict(stage)
    _as_administrator(stage)
    _others(stage)
    _ends(stage)


def _administrator_first(stage: Stage) -> None:
    visitor = stage.visitor
    stage.step("link-choose", lambda: visitor.click("Link a service…"), dark=True)
    stage.step("link-sign-in", lambda: _choose(stage, COPPERFIELD))
    stage.step("link", lambda: _enter(stage, "maya.okafor", COPPERFIELD_ONE, Page.LINK))
    stage.step("link-admin-first", lambda: _press(stage, "Link account", Page.ADMIN_FIRST), dark=True)
    stage.step("link-proceed", lambda: visitor.click("Proceed without linking"))
    visitor.press(visitor.named("linking_proceed_confirm", QAbstractButton))
    stage.look("service-by-hand", partial(_service, stage))
    _close_service(stage)
    stage.step("link-proceeded", visitor.settle)
    stage.step("accounts-waiting", lambda: _leave(stage), dark=True)


def _username_conflict(stage: Stage) -> None:
    visitor = stage.visitor
    _open(stage, OKAFOR)
    stage.step("link-clash-foreseen", lambda: _enter(stage, USER, OKAFOR_ONE, Page.USERNAME))
    stage.step("link-username-exists", lambda: _try(stage), dark=True)
    stage.step("link-username-still", lambda: _try(stage))
    visitor.click("Open DigiCert ONE")
    stage.look("service-home", partial(_service, stage))
    stage.look("service-admin-profile", lambda name: _profile(stage, name))
    stage.look("service-edit", lambda name: _edit(stage, name))
    stage.look("service-updated", lambda name: _update(stage, name))
    _close_service(stage)
    stage.step("link-username-changed", visitor.settle)
    stage.step("link-done", lambda: _press(stage, "Try linking again", Page.DONE), dark=True)
    visitor.click("Done")


def _as_administrator(stage: Stage) -> None:
    visitor = stage.visitor
    stage.step("be-another", lambda: _people(stage), dark=True)
    stage.step("accounts-as-administrator", lambda: _be(stage, "priya-nair"))
    _open(stage, COPPERFIELD)
    _enter(stage, "priya", COPPERFIELD_ONE, Page.LINK, "priya.nair@copperfield-legal.example")
    stage.step("link-done-team", lambda: _press(stage, "Link account", Page.DONE), dark=True)
    visitor.click("Done")
    visitor.click("Be yourself again")
    visitor.wait("oneself", lambda: not stage.program.models.accounts.model.pane.props.acting)
    stage.step("accounts-ready", visitor.settle)


def _others(stage: Stage) -> None:
    visitor = stage.visitor
    stage.step("link-not-on-list", lambda: _not_on_list(stage))
    visitor.click("Accounts")
    _leave(stage)
    _open(stage, PARTNER)
    _enter(stage, "M.Okafor", PARTNER_CENTRAL, Page.USERNAME)
    stage.step("link-other-wording", lambda: _try(stage))
    _press_named(stage, "linking_later")
    _open(stage, COMPANY)
    stage.step("link-company-sign-in", visitor.settle)
    _leave(stage)


def _ends(stage: Stage) -> None:
    visitor = stage.visitor
    _more(stage, "Unlink…")
    stage.step("unlink", lambda: visitor.named("unlink_sheet", QWidget), dark=True)
    visitor.key(Qt.Key.Key_Escape)
    stage.program.desk.counter.set_online(False)
    stage.step("accounts-offline", lambda: _refresh_offline(stage))
    stage.program.desk.counter.set_online(True)
    visitor.click("Try again")
    visitor.click("Orders")


def _go(stage: Stage) -> None:
    stage.visitor.click("Accounts")
    stage.visitor.named("practice_sign_in", QWidget)


def _sign_in(visitor: Visitor, username: str, password: str) -> None:
    visitor.write(visitor.named("sign_in_username", QLineEdit), username)
    visitor.write(visitor.named("sign_in_password", QLineEdit), password)
    visitor.click("Sign in")
    visitor.wait("the answer", lambda: visitor.has_button("Sign in") or not visitor.has_text("Signing in"))


def _password(stage: Stage, subject: str, address: str = "") -> str:
    """Read the password from the newest mail with that subject."""
    desk = stage.program.desk.practice
    found = next((each for each in desk.messages(address or None, subject) if subject in each.subject), None)
    if found is None:
        raise NotThere(f"mail “{subject}”")
    lines = desk.open_message(found.id).text.splitlines()
    return lines[lines.index("The practice password is") + 2].strip()


def _sign_in_to_account(stage: Stage) -> None:
    _sign_in(stage.visitor, USER, _password(stage, ACCOUNT, "web@okafor.example"))
    stage.visitor.named("account_card", QWidget)


def _choose(stage: Stage, seat: Seat) -> None:
    visitor = stage.visitor
    linking = stage.program.models.accounts.model.linking
    visitor.wait("the services", lambda: bool(linking.props.seats))
    at = next(place for place, each in enumerate(linking.props.seats) if each.seat == seat)
    visitor.press(visitor.named(f"linking_seat_{at}", QRadioButton))
    visitor.click("Continue")
    visitor.named("practice_sign_in", QWidget)


def _enter(stage: Stage, username: str, subject: str, page: Page, address: str = "web@okafor.example") -> None:
    _sign_in(stage.visitor, username, _password(stage, subject, address))
    stage.visitor.wait(f"page {page}", lambda: stage.program.models.accounts.model.linking.props.page is page)


def _press(stage: Stage, button: str, page: Page) -> None:
    stage.visitor.click(button)
    stage.visitor.wait(f"page {page}", lambda: stage.program.models.accounts.model.linking.props.page is page)
    stage.visitor.wait("the answer", lambda: stage.program.models.accounts.model.linking.props.busy is None)


def _press_named(stage: Stage, name: str) -> None:
    stage.visitor.press(stage.visitor.named(name, QAbstractButton))


def _try(stage: Stage) -> None:
    linking = stage.program.models.accounts.model.linking
    _press_named(stage, "linking_main")
    stage.visitor.wait("the answer", lambda: linking.props.busy is None)


def _open(stage: Stage, seat: Seat) -> None:
    """Do the one act of a service in the pane."""
    row = stage.visitor.named(f"service_{seat.service.name.lower()}_{seat.organisation}", QWidget)
    stage.visitor.press(stage.visitor.named("service_act", QAbstractButton, row))


def _more(stage: Stage, entry: str) -> None:
    row = stage.visitor.named(f"service_{OKAFOR.service.name.lower()}_{OKAFOR.organisation}", QWidget)
    stage.visitor.press(stage.visitor.named("service_more", QAbstractButton, row))
    stage.visitor.choose(entry)


def _leave(stage: Stage) -> None:
    stage.program.models.accounts.model.linking.leave()
    stage.visitor.named("accounts_page", QWidget)


def _people(stage: Stage) -> None:
    visitor = stage.visitor
    visitor.press(visitor.named("practice_chip", QAbstractButton))
    visitor.choose("Be another person…")
    visitor.named("person_priya-nair", QRadioButton)


def _be(stage: Stage, person: str) -> None:
    visitor = stage.visitor
    visitor.press(visitor.named(f"person_{person}", QRadioButton))
    visitor.click("Be this person")
    visitor.wait("somebody else", lambda: bool(stage.program.models.accounts.model.pane.props.acting))


def _not_on_list(stage: Stage) -> None:
    stage.visitor.click("Link a service…")
    _press_named(stage, "linking_not_on_list")


def _refresh_offline(stage: Stage) -> None:
    stage.program.models.accounts.model.pane.reload()
    stage.visitor.named("accounts_problem", QWidget)


def _window(stage: Stage) -> QWidget:
    for window in stage.app.topLevelWidgets():
        if window.objectName() == "practice_service_window" and window.isVisible():
            return window
    raise NotThere("the service's window")


def _service(stage: Stage, name: str) -> str:
    stage.visitor.wait("the service's window", lambda: _is_open(stage))
    stage.visitor.named("service_home", QWidget, _window(stage))
    return stage.visitor.look(name, _window(stage))


def _is_open(stage: Stage) -> bool:
    return any(
        window.objectName() == "practice_service_window" and window.isVisible()
        for window in stage.app.topLevelWidgets()
    )


def _profile(stage: Stage, name: str) -> str:
    visitor, window = stage.visitor, _window(stage)
    visitor.press(visitor.named("service_profile", QAbstractButton, window))
    visitor.choose("Admin profile")
    visitor.named("service_admin_profile", QWidget, window)
    return visitor.look(name, window)


def _edit(stage: Stage, name: str) -> str:
    visitor, window = stage.visitor, _window(stage)
    visitor.press(visitor.named("service_edit", QAbstractButton, window))
    visitor.write(visitor.named("service_username_field", QLineEdit, window), "m.okafor1")
    return visitor.look(name, window)


def _update(stage: Stage, name: str) -> str:
    visitor, window = stage.visitor, _window(stage)
    visitor.press(visitor.named("service_update", QAbstractButton, window))
    visitor.wait("the update", lambda: stage.program.models.accounts.model.service.props.note is not None)
    return visitor.look(name, window)


def _close_service(stage: Stage) -> None:
    _window(stage).close()
    stage.visitor.settle()
