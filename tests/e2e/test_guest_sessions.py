"""Guest sessions side by side, their end, and what goes on after it."""

from datetime import timedelta

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.e2e.linking import part
from tests.e2e.signing_in import ANOTHER, ORDER, THIRD, enter, sign_in
from tests.e2e.stage import Stage
from tests.e2e.visitor import Visitor

TWO_HOURS = timedelta(hours=2)


def popover(visitor: Visitor) -> QWidget:
    """Open the list of all sessions."""
    visitor.click(visitor.session_card())
    found = QApplication.activePopupWidget()
    assert found is not None
    return found


def test_sessions_stand_side_by_side_and_one_can_be_left(filled: Stage) -> None:
    visitor = filled.open_book()
    for order in (ORDER, ANOTHER, THIRD):
        sign_in(visitor, order)
    listed = popover(visitor)
    visitor.sees(ORDER, listed)
    visitor.click(f"Sign out of {ANOTHER}", listed)
    visitor.wait("one session less", lambda: ANOTHER not in visitor.text(listed))
    listed.close()
    assert len(filled.program.desk.sessions.all()) == 2
    visitor.select(ANOTHER)
    visitor.button("Sign in…")
    visitor.select(THIRD)
    visitor.sees("Guest session, 2 h 0 min left")


def test_signing_out_with_the_keyboard_ends_only_the_shown_session(filled: Stage) -> None:
    visitor = filled.open_book()
    sign_in(visitor, ANOTHER)
    sign_in(visitor, ORDER)
    visitor.type_keys("Ctrl+L")
    visitor.button("Sign in…")
    (left,) = filled.program.desk.sessions.all()
    visitor.select(ANOTHER)
    visitor.sees("Guest session, 2 h 0 min left")
    assert left.ends_at - left.signed_in_at == TWO_HOURS


def test_the_card_warns_and_the_session_ends_with_the_practice_clock(filled: Stage) -> None:
    visitor = filled.open_book()
    sign_in(visitor)
    visitor.move_time("1 hour")
    visitor.sees("Guest session, 1 h 0 min left")
    filled.pass_time(timedelta(minutes=46))
    visitor.sees(f"Guest session for {ORDER} ends in 14 minutes.")
    visitor.move_time("1 hour")
    visitor.sees("Your guest session ended")
    visitor.sees("Ended at ")


def test_a_save_goes_on_after_the_session_that_ended_before_it(filled: Stage) -> None:
    visitor = filled.open_book()
    sign_in(visitor)
    visitor.click("Download…")
    visitor.click("HAProxy")
    visitor.click("Show all formats")
    visitor.press(part(visitor, "format_apache"))
    visitor.write("File name", "chosen-by-me.zip")
    filled.pass_time(TWO_HOURS)
    visitor.click("Save")
    visitor.sees("Step 1 of 2")
    visitor.click("Continue")
    visitor.sees("Enter the access code")
    enter(visitor, visitor.read_code())
    visitor.sees("Saved chosen-by-me.zip")
    assert [path.name for path in filled.downloads.iterdir()] == ["chosen-by-me.zip"]
    assert not filled.program.models.acts.download.model.props.is_open


def test_everything_chosen_is_kept_when_signing_in_again_is_called_off(filled: Stage) -> None:
    visitor = filled.open_book()
    sign_in(visitor)
    visitor.click("Download…")
    visitor.click("HAProxy")
    visitor.write("File name", "chosen-by-me.pem")
    filled.pass_time(TWO_HOURS)
    visitor.click("Save")
    visitor.sees("Step 1 of 2")
    visitor.click("Cancel")
    visitor.sees("Download certificate")
    assert visitor.field("File name").text() == "chosen-by-me.pem"
    assert visitor.buttons("HAProxy")[0].isChecked()
    assert not list(filled.downloads.iterdir())
    visitor.click("Cancel")
    visitor.wait("no sheet", lambda: not any(e.accessibleName() == "File name" for e in visitor.visible(QLineEdit)))
