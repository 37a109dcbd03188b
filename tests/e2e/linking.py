"""Somebody with a DigiCert account: what every story of linking needs at the pane and in the wizard."""

from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QRadioButton, QWidget

from certdesk.domain.accounts import SERVICE_NAMES, Seat, Service
from certdesk.simulator.accounts.sample import COMPANIES
from certdesk.simulator.accounts.sample import COPPERFIELD as COPPERFIELD_LEGAL
from certdesk.simulator.accounts.sample import OKAFOR as OKAFOR_WEB
from certdesk.simulator.accounts.sample import TIDEWATER as TIDEWATER_MARINE
from certdesk.views.kit.choice import RadioCard
from tests.e2e.practice_mail import MAYA_MAIL, WELCOME, read_password
from tests.e2e.visitor import CTRL, Visitor

Found = TypeVar("Found", bound=QWidget)

MAYA = "m.okafor"
CENTRAL: Final = Seat(OKAFOR_WEB.id, Service.CERTCENTRAL)
OKAFOR: Final = Seat(OKAFOR_WEB.id, Service.DIGICERT_ONE)
LIFECYCLE: Final = Seat(OKAFOR_WEB.id, Service.TRUST_LIFECYCLE)
COPPERFIELD: Final = Seat(COPPERFIELD_LEGAL.id, Service.DIGICERT_ONE)
PARTNER: Final = Seat(TIDEWATER_MARINE.id, Service.CERTCENTRAL)
COMPANY: Final = Seat(TIDEWATER_MARINE.id, Service.DIGICERT_ONE)
_NAMES: Final = {each.id: each.name for each in COMPANIES}


def part(visitor: Visitor, name: str, inside: QWidget | None = None) -> QWidget:
    """Return what has that object name, once it can be seen."""
    return part_of(visitor, QWidget, name, inside)


def part_of(visitor: Visitor, kind: type[Found], name: str, inside: QWidget | None = None) -> Found:
    """Return the widget of a kind that has that object name, once it can be seen."""

    def found() -> list[Found]:
        named = [each for each in visitor.visible(kind, inside) if each.objectName() == name]
        return [each for each in named if not each.size().isEmpty()]

    visitor.wait(f"part “{name}”", found)
    return found()[0]


def sees(visitor: Visitor, text: str, inside: QWidget) -> None:
    """Wait until `text` stands somewhere in `inside`, whatever places there are in it to break a line."""
    visitor.wait(f"“{text}”", lambda: text in read(visitor, inside))


def read(visitor: Visitor, inside: QWidget) -> str:
    """All that can be read there, without the places to break a line."""
    return visitor.text(inside).replace("\N{ZERO WIDTH SPACE}", "")


def named(seat: Seat) -> str:
    """What a service is called where its row is not seen."""
    return f"{SERVICE_NAMES[seat.service]}, {_NAMES[seat.organisation]}"


def type_over(visitor: Visitor, field: QLineEdit, text: str) -> None:
    """Type `text` over what is in a field; what no key writes is pasted."""
    visitor.wait(f"{field.objectName()} that can be written in", field.isEnabled)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        QApplication.clipboard().setText(text)
        QTest.keyClick(field, Qt.Key.Key_V, CTRL)


def fill_in(visitor: Visitor, form: QWidget, username: str, password: str) -> None:
    """Type into a practice sign-in page, and hand that in."""
    for name, typed in (("sign_in_username", username), ("sign_in_password", password)):
        type_over(visitor, part_of(visitor, QLineEdit, name, form), typed)
    visitor.click("Sign in", form)


class AccountUser:
    """Uses the pane and the wizard as somebody who sees them."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    @property
    def wizard(self) -> QWidget:
        """The wizard's page, once it is shown."""
        return part(self.visitor, "linking_page")

    def go(self) -> None:
        """Go to the accounts."""
        self.visitor.type_keys("Ctrl+3")
        part(self.visitor, "accounts_page")

    def sign_in(self) -> None:
        """Go to the accounts, and sign in with the password of the welcome mail."""
        self.go()
        form = part(self.visitor, "practice_sign_in", part(self.visitor, "accounts_page"))
        fill_in(self.visitor, form, MAYA, read_password(self.visitor, WELCOME, MAYA_MAIL))
        part(self.visitor, "account_card")

    def act(self, words: str, seat: Seat) -> None:
        """Click what a row of the pane offers."""
        self.visitor.click(f"{words} {named(seat)}")

    def offers(self, words: str, seat: Seat) -> bool:
        """Whether a row of the pane offers that now."""
        return any(each.isEnabled() for each in self.visitor.buttons(f"{words} {named(seat)}"))

    def row(self, seat: Seat) -> QWidget:
        """Return the row of a service in the pane."""
        return part(self.visitor, f"service_{seat.service.name.lower()}_{seat.organisation}")

    def sees_state(self, seat: Seat, state: str) -> None:
        """Wait until a row of the pane says that its service stands so."""
        said = f"{named(seat)}, {state}"
        self.visitor.wait(said, lambda: self.row(seat).accessibleName() == said)

    def sees_fact(self, seat: Seat, said: str) -> None:
        """Wait until a row of the pane says that."""
        sees(self.visitor, said, self.row(seat))

    def sees_badge(self, number: str) -> None:
        """Wait until that number stands beside Accounts in the sidebar, "" for none."""
        place = part(self.visitor, "place_accounts")
        self.visitor.wait(f"“{number}” beside Accounts", lambda: place.accessibleDescription() == number)

    def choose(self, seat: Seat) -> None:
        """Choose a service in the wizard's list."""

        def cards() -> list[RadioCard]:
            listed = self.visitor.visible(RadioCard, self.wizard)
            return [each for each in listed if each.accessibleName().startswith(f"{named(seat)}, ")]

        self.visitor.wait(f"{named(seat)} in the list", cards)
        self.visitor.press(cards()[0])

    def begin(self, seat: Seat) -> None:
        """Choose a service in the wizard, and go on to its sign-in page."""
        self.visitor.click("Link a service…")
        self.choose(seat)
        self.visitor.click("Continue")
        part(self.visitor, "practice_sign_in", self.wizard)

    def enter(self, username: str, password: str) -> None:
        """Sign in to the service in the wizard."""
        fill_in(self.visitor, part(self.visitor, "practice_sign_in", self.wizard), username, password)

    def press(self, name: str) -> None:
        """Press the wizard's button of that object name, once it can be pressed."""
        button = part_of(self.visitor, QAbstractButton, name, self.wizard)
        self.visitor.wait(f"{name} that can be pressed", button.isEnabled)
        self.visitor.press(button)

    def reads(self, text: str) -> None:
        """Wait until the wizard says that."""
        sees(self.visitor, text, self.wizard)

    def be(self, name: str) -> None:
        """Be another person of the practice world."""
        self.visitor.click("Practice CA")
        self.visitor.choose("Be another person…")
        self.visitor.press(part_of(self.visitor, QRadioButton, f"person_{name.lower().replace(' ', '-')}"))
        self.visitor.click("Be this person")
        self.visitor.sees(f"You are {name} in the practice world")

    def be_oneself(self) -> None:
        """Be oneself again, by the button of the pane."""
        self.visitor.click("Be yourself again")
        pane = part(self.visitor, "accounts_page")
        self.visitor.wait("oneself", lambda: "in the practice world" not in self.visitor.text(pane))

    def set_online(self, *, is_online: bool) -> None:
        """Take the practice CA offline, or bring it back."""
        self.visitor.click("Practice CA")
        self.visitor.choose("Bring the practice CA back online" if is_online else "Take the practice CA offline")
        chip = part(self.visitor, "practice_chip")
        self.visitor.wait("the practice CA", lambda: ("offline" in chip.accessibleDescription()) is not is_online)
