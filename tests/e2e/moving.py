"""Somebody who moves off an ISO account: what every story of that needs in the wizard and in the practice mailbox."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from certdesk.domain.migration import Decision, Situation
from certdesk.services.api import MigrationView
from tests.e2e import dragging
from tests.e2e.linking import part, part_of, read, sees, type_over
from tests.e2e.stage import Stage
from tests.e2e.visitor import CTRL, NOTHING, Visitor

WHO: Final = "Move off your ISO sign-in"
FIND: Final = "Find where each certificate lives"
SIGN_IN: Final = "Sign in to your customer accounts"
DECIDE: Final = "Decide who looks after your certificates"
HAND_OVER: Final = "Hand over to your clients"
TO_DO: Final = "What to do now"
DONE: Final = "Nothing depends on the ISO account any more"
_SPOKEN: Final = Qt.ItemDataRole.AccessibleTextRole
_LEFT: Final = Qt.MouseButton.LeftButton


class Mover:
    """Uses the wizard as somebody who sees it."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    @property
    def wizard(self) -> QWidget:
        """The wizard, once it is shown."""
        return part(self.visitor, "migration_page")

    def go(self) -> None:
        """Go to the migrations."""
        self.visitor.click("ISO migration")
        self.visitor.wait("the wizard", self.wizard.isVisible)

    def begin_as(self, situation: Situation) -> None:
        """Go to the wizard, say who one is, and go on."""
        self.go()
        self.reads(WHO)
        self.be(situation)
        self.go_on()

    def be(self, situation: Situation) -> None:
        """Say who one is."""
        self.press(f"migration_who_{situation.name.lower()}")

    def go_on(self) -> None:
        """Press the main button."""
        self.press("migration_main")

    def press(self, name: str) -> None:
        """Press the button of that object name, once it can be pressed."""
        button = part_of(self.visitor, QAbstractButton, name)
        self.visitor.wait(f"{name} that can be pressed", button.isEnabled)
        self.visitor.press(button)

    def press_in(self, place: str, name: str) -> None:
        """Press the button of that object name which is in the part of the other one."""
        self.visitor.press(part_of(self.visitor, QAbstractButton, name, part(self.visitor, place)))

    def decide(self, decision: Decision) -> None:
        """Decide who looks after the certificates, and go on to what follows from it."""
        self.press(f"migration_decide_{decision.name.lower()}")
        self.go_on()
        self.reads(TO_DO)

    def name_webmaster(self, name: str, email: str, *, about: str) -> None:
        """Say whom a letter goes to, and which certificate it is about."""
        self.visitor.write("Your webmaster’s name (optional)", name)
        self.visitor.write("Your webmaster’s e-mail (optional)", email)
        self.visitor.write("Certificates it is about (optional)", about)
        self.press("migration_about_add")
        part(self.visitor, "migration_about_1")

    def reads(self, *texts: str) -> None:
        """Wait until the wizard says each of these."""
        for text in texts:
            sees(self.visitor, text, self.wizard)

    def reads_in(self, name: str, *texts: str) -> None:
        """Wait until the part of that object name says each of these."""
        for text in texts:
            sees(self.visitor, text, part(self.visitor, name))

    def is_silent_about(self, text: str) -> bool:
        """Whether the wizard does not say that."""
        return text not in read(self.visitor, self.wizard)

    def type(self, name: str, text: str) -> None:
        """Type over what is in the field of that object name."""
        type_over(self.visitor, part_of(self.visitor, QLineEdit, name), text)

    def drop(self, *paths: Path) -> None:
        """Drop files on the page."""
        self.drop_data(dragging.files(*paths))

    def drop_data(self, data: QMimeData) -> None:
        """Drop what a program drags on the middle of the page."""
        at = self.wizard.mapTo(self.visitor.window, self.wizard.rect().center())
        assert dragging.drop(self.visitor.window, data, at) is Qt.DropAction.CopyAction

    def take_iso_account(self) -> None:
        """Take all certificates that the practice ISO account shows."""
        self.press("migration_add_iso")
        self.reads("18 to go")

    def type_names(self, *names: str) -> None:
        """Type certificates into the page Find that has none yet."""
        part_of(self.visitor, QPlainTextEdit, "migration_add_names").setPlainText("\n".join(names))
        self.press("migration_add_typed")

    def choose(self, *names: str) -> None:
        """Choose certificates in the list of the page Find."""
        view = part_of(self.visitor, QAbstractItemView, "migration_find_rows")
        self.visitor.wait(f"{names} in the list", lambda: all(_index(view, name).isValid() for name in names))
        for place, name in enumerate(names):
            index = _index(view, name)
            view.scrollTo(index)
            QTest.mouseClick(view.viewport(), _LEFT, CTRL if place else NOTHING, view.visualRect(index).center())
        self.visitor.wait("what is chosen", lambda: len(view.selectionModel().selectedIndexes()) == len(names))

    def row(self, name: str) -> str:
        """What is read out of a row of the page Find."""
        view = part_of(self.visitor, QAbstractItemView, "migration_find_rows")
        return str(_index(view, name).data(_SPOKEN))

    def sees_row(self, name: str, *said: str) -> None:
        """Wait until a row of the page Find says that."""
        self.visitor.wait(f"{name}: {said}", lambda: all(each in self.row(name) for each in said))

    def choose_client(self, client: str) -> None:
        """Choose a client on the page Hand over, and wait for the card."""
        view = part_of(self.visitor, QAbstractItemView, "migration_handover_clients")
        self.visitor.wait(f"{client} in the list", lambda: _index(view, client).isValid())
        index = _index(view, client)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), _LEFT, NOTHING, view.visualRect(index).center())
        self.reads_in("migration_handover_card", client)

    def plan(self, name: str, entry: str) -> None:
        """Choose the plan of one certificate in the table, by what the menu says up to its tab."""
        table = part_of(self.visitor, QTableView, "migration_plan_table")
        self.visitor.wait(f"{name} in the table", lambda: any(_cells(table, name)))
        cell = next(_cells(table, name))
        plan = cell.siblingAtColumn(PLAN_COLUMN)
        table.scrollTo(plan)
        QTest.mouseClick(table.viewport(), _LEFT, NOTHING, table.visualRect(plan).center())
        self.visitor.choose_starting(entry)

    def planned(self, name: str) -> tuple[str, str]:
        """Return plan and state of a certificate as the table shows them."""
        cell = next(_cells(part_of(self.visitor, QTableView, "migration_plan_table"), name), QModelIndex())
        return str(cell.siblingAtColumn(PLAN_COLUMN).data()), str(cell.siblingAtColumn(PLAN_COLUMN + 1).data())

    def sees_plan(self, name: str, plan: str, state: str) -> None:
        """Wait until the table says that of a certificate."""
        self.visitor.wait(f"{name}: {plan}, {state}", lambda: self.planned(name) == (plan, state))

    def choose_path(self, path: Path) -> None:
        """Choose a folder, or the name of a file, in the dialog that is open."""
        self.visitor.wait("the dialog", self._dialogs)
        (dialog,) = self._dialogs()
        dialog.fileSelected.emit(str(path))
        dialog.close()
        self.visitor.wait("no dialog", lambda: not self._dialogs())

    def _dialogs(self) -> list[QFileDialog]:
        return list(self.visitor.visible(QFileDialog))


PLAN_COLUMN: Final = 4


def kept(stage: Stage) -> MigrationView:
    """What is kept of the migration that was saved last."""
    desk = stage.program.desk
    return desk.migrations.load(desk.migrations.all()[0].id)


def _index(view: QAbstractItemView, name: str) -> QModelIndex:
    """Return the first row whose words begin with that name."""
    model = view.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return next((row for row in rows if str(row.data(_SPOKEN)).startswith(f"{name},")), QModelIndex())


def _cells(table: QTableView, name: str) -> Iterator[QModelIndex]:
    model = table.model()
    rows = (model.index(row, 1) for row in range(model.rowCount()))
    return (row for row in rows if str(row.data()).startswith(name))
