"""Once a service is linked: what became of the username, what is next, and the team of an administrator."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.accounts import Colleague, TeamState
from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.linking.props import Done
from certdesk.views.linking.done import DonePanel
from tests.gui.linking.panels import Stage, seat
from tests.gui.mail_program import MailProgram

LINKED = Done(seat(), "Okafor Web Services", "m.okafor", "m.okafor1")
TEAM = (
    Colleague("Ngozi Obi", "ngozi@okafor.example", "n.obi", "", TeamState.NOT_ENABLED),
    Colleague("Maya Okafor", "web@okafor.example", "m.okafor", "M.Okafor", TeamState.CLASHES),
    Colleague("Chidi Okafor", "chidi@okafor.example", "c.okafor", "c.okafor", TeamState.LINKED, is_administrator=True),
    Colleague("Tunde Bello", "tunde@okafor.example", "t.bello", "tunde.bello", TeamState.CAN_LINK),
)
LED = replace(LINKED, username="c.okafor", replaced="c.okafor", is_administrator=True, team=TEAM, user="Chidi Okafor")


class Finished(Stage[DonePanel]):
    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot, DonePanel())
        self.wanted: list[str] = []
        self.panel.open_wanted.connect(lambda: self.wanted.append("open"))
        self.panel.another_wanted.connect(lambda: self.wanted.append("another"))
        self.panel.team_wanted.connect(lambda: self.wanted.append("team"))
        self.show(LINKED)

    def show(self, shown: Done) -> None:
        self.panel.render_panel(shown)
        self.settle()

    @property
    def rows(self) -> list[str]:
        found = [
            each for each in self.panel.findChildren(QWidget) if each.objectName().startswith("linking_colleague_")
        ]
        return [row.accessibleName() for row in found if row.isVisible()]

    def row_text(self, number: int) -> str:
        rows = [each for each in self.panel.findChildren(QWidget, f"linking_colleague_{number}") if each.isVisible()]
        return "\n".join(label.text().replace("\u200b", "") for label in rows[0].findChildren(QLabel))


@pytest.fixture
def finished(appearance: object, qtbot: QtBot) -> Finished:
    return Finished(qtbot)


def test_it_says_that_the_service_is_linked_and_opens_without_credentials(finished: Finished) -> None:
    assert finished.text("linking_linked_title") == "DigiCert ONE is linked"
    assert finished.text("linking_linked_text") == "From now on it opens with your DigiCert account."
    expected = "You open it without providing your credentials for DigiCert ONE again."
    assert finished.text("linking_credentials_text") == expected


def test_a_replaced_username_is_told_with_what_it_was(finished: Finished) -> None:
    assert finished.text("linking_replaced_title") == "Username replaced"
    assert finished.text("linking_replaced_text") == (
        "Your DigiCert ONE username is now m.okafor, as in your DigiCert account. It was m.okafor1."
    )


@pytest.mark.parametrize("before", ["m.okafor", ""])
def test_a_username_that_stayed_is_not_called_replaced(finished: Finished, before: str) -> None:
    finished.show(replace(LINKED, replaced=before))
    assert finished.text("linking_replaced_text") == (
        "Your DigiCert ONE username is m.okafor, as in your DigiCert account."
    )
    assert ("already" in finished.text("linking_linked_text")) is (before == "")


def test_it_opens_and_goes_on_to_another(finished: Finished) -> None:
    finished.panel.focus_first()
    assert finished.focused() == "linking_open"
    finished.press("linking_open")
    finished.press("linking_another")
    assert finished.wanted == ["open", "another"]
    assert finished.stops() == ["linking_open", "linking_another"]


def test_an_account_user_sees_no_team(finished: Finished) -> None:
    assert not finished.sees("linking_team")
    assert not finished.sees("linking_colleagues_note_copy")


def test_the_team_is_one_list_with_its_progress(finished: Finished) -> None:
    finished.show(LED)
    assert finished.text("linking_team_count") == "1 of 4 linked"
    bar = finished.find(QProgressBar, "linking_team_bar")
    assert (bar.value(), bar.maximum()) == (1, 4)
    assert bar.accessibleName() == "1 of 4 linked"
    assert finished.rows == [
        "Tunde Bello: Can link now",
        "Maya Okafor: Username already exists",
        "Ngozi Obi: Not enabled",
        "Chidi Okafor: Linked",
    ]
    assert "t.bello in the DigiCert account, tunde.bello in DigiCert ONE" in finished.row_text(0)
    assert "m.okafor in the DigiCert account, M.Okafor in DigiCert ONE. Has to change" in finished.row_text(1)
    assert "Enable DigiCert ONE for this user there." in finished.row_text(2)
    assert "Administrator" in finished.row_text(3)


def test_a_colleague_whose_name_is_another_s_there_is_not_told_to_change_it(
    finished: Finished, mail_program: MailProgram
) -> None:
    taken = Colleague("Ada Eze", "ada@okafor.example", "a.eze", "ada", TeamState.NAME_TAKEN)
    finished.show(replace(LED, team=(taken, TEAM[3])))
    assert finished.rows[1] == "Ada Eze: Username already exists"
    assert "another user of DigiCert ONE is called that too" in finished.row_text(1)
    finished.press("linking_colleagues_note_mail")
    assert urlsplit(mail_program.opened[0]).path == "tunde@okafor.example"


def test_progress_moves_on_when_a_colleague_links(finished: Finished) -> None:
    finished.show(LED)
    moved = tuple(replace(each, state=TeamState.LINKED) if each.name == "Tunde Bello" else each for each in TEAM)
    finished.show(replace(LED, team=moved))
    assert finished.text("linking_team_count") == "2 of 4 linked"
    assert "Tunde Bello: Linked" in finished.rows[2:]
    assert len(finished.rows) == 4


def test_a_team_of_hundreds_is_shown_part_by_part_and_those_who_are_done_come_last(finished: Finished) -> None:
    def colleague(number: int) -> Colleague:
        state = TeamState.LINKED if number < 60 else TeamState.CAN_LINK
        return Colleague(f"C {number}", f"c{number}@okafor.example", f"c.{number}", f"c{number}", state)

    finished.show(replace(LED, team=tuple(colleague(number) for number in range(90))))
    assert finished.text("linking_team_count") == "60 of 90 linked"
    assert len(finished.rows) == 25
    assert all(row.endswith("Can link now") for row in finished.rows)
    assert finished.button("linking_team_more").text() == "Show 50 more"
    finished.press("linking_team_more")
    assert len(finished.rows) == 75
    moved = (replace(colleague(60), state=TeamState.LINKED), *(colleague(each) for each in range(90) if each != 60))
    finished.show(replace(LED, team=moved))
    assert len(finished.rows) == 75
    assert finished.button("linking_team_more").text() == "Show 15 more"
    finished.press("linking_team_more")
    assert len(finished.rows) == 90
    assert not finished.sees("linking_team_more")
    assert len(set(finished.rows)) == 90


def test_the_note_is_for_those_who_can_link_or_clash(finished: Finished, mail_program: MailProgram) -> None:
    finished.show(LED)
    assert finished.text("linking_colleagues_title") == "After this, your colleagues can link with one click"
    finished.press("linking_colleagues_note_copy")
    assert finished.clipboard().startswith(
        "Hello, DigiCert ONE of Okafor Web Services is linked to my DigiCert account"
    )
    assert finished.clipboard().endswith("Thank you.\n\nChidi Okafor\n")
    finished.press("linking_colleagues_note_mail")
    parts = urlsplit(mail_program.opened[0])
    assert parts.path == "web@okafor.example,tunde@okafor.example"
    assert parse_qs(parts.query)["body"] == [finished.clipboard().replace("\n", "\r\n")]


def test_a_team_too_large_for_an_address_is_left_to_the_mail_program(
    finished: Finished, mail_program: MailProgram
) -> None:
    crowd = tuple(Colleague(f"C{n}", f"c{n}@okafor.example", f"c{n}", "", TeamState.CAN_LINK) for n in range(90))
    finished.show(replace(LED, team=crowd))
    assert finished.text("linking_colleagues_note_to") == "To 90 colleagues"
    finished.press("linking_colleagues_note_mail")
    assert urlsplit(mail_program.opened[0]).path == ""
    assert finished.said == []


def test_while_the_team_is_read_it_says_so(finished: Finished) -> None:
    finished.show(replace(LED, team=None))
    assert finished.sees("linking_team_asking")
    assert finished.sees("linking_colleagues_note_copy")
    assert finished.rows == []
    assert not finished.sees("linking_team_bar")
    finished.show(LED)
    assert not finished.sees("linking_team_asking")
    assert len(finished.rows) == 4


def test_a_team_that_could_not_be_read_is_asked_for_again(finished: Finished) -> None:
    finished.show(replace(LED, team=None, team_problem=Unavailable(MessageKey.ACCOUNT_SILENT)))
    assert finished.find(QWidget, "linking_team_trouble").accessibleName() == "DigiCert did not answer"
    assert not finished.sees("linking_team_asking")
    finished.press("linking_team_retry")
    assert finished.wanted == ["team"]


def test_nobody_else_is_said_and_there_is_nobody_to_be_told(finished: Finished) -> None:
    finished.show(replace(LED, team=()))
    assert finished.text("linking_team_alone") == "Okafor Web Services has no other account users."
    assert not finished.sees("linking_colleagues_note_copy")
    assert not finished.sees("linking_team_count")


def test_once_everybody_is_linked_there_is_nobody_to_be_told(finished: Finished) -> None:
    finished.show(replace(LED, team=tuple(replace(each, state=TeamState.LINKED) for each in TEAM)))
    assert finished.text("linking_team_count") == "4 of 4 linked"
    assert not finished.sees("linking_colleagues_note_copy")


def test_a_hostile_name_is_shown_without_what_hides_in_it(finished: Finished) -> None:
    finished.show(replace(LED, team=(replace(TEAM[0], name="<b>x</b>\u202e"),)))
    assert finished.rows == ["<b>x</b>�: Not enabled"]


def test_the_keyboard_goes_from_opening_to_the_note(finished: Finished) -> None:
    finished.show(LED)
    assert finished.stops() == [
        "linking_open",
        "linking_another",
        "linking_colleagues_note_copy",
        "linking_colleagues_note_mail",
    ]
    assert finished.unnamed() == []
