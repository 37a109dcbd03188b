"""A bug is shown once, with where it happened and none of the values it met; the log has the same and no secret."""

from pathlib import Path

from PySide6.QtCore import QMetaMethod, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from certdesk.bootstrap import Surroundings
from certdesk.credentials.store import StoreUnusable
from certdesk.paths import places
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.late import Late
from tests.e2e.conftest import START
from tests.e2e.linking import CENTRAL, COMPANY, MAYA, OKAFOR, AccountUser, fill_in, part
from tests.e2e.practice_mail import ONE_AT_OKAFOR, WELCOME, read_password
from tests.e2e.running import run_with
from tests.e2e.signing_in import ORDER, sign_in
from tests.e2e.stage import HandClock, Keyring, Stage
from tests.e2e.visitor import Visitor

SECRET = "hunter2-correct-horse"


class BrokenKeyring:
    """A keyring with a bug of its own, whose message quotes what it was given."""

    def get(self, account: str) -> str | None:
        raise StoreUnusable("NoKeyring")

    def set(self, account: str, secret: str) -> None:
        raise ZeroDivisionError(f"{SECRET} {secret}")

    def delete(self, account: str) -> None:
        raise StoreUnusable("NoKeyring")


def somebody(qtbot: QtBot) -> Visitor:
    """Somebody at the window that runs."""
    qtbot.waitUntil(lambda: any(each.objectName() == "main_window" for each in QApplication.topLevelWidgets()))
    window = next(each for each in QApplication.topLevelWidgets() if each.objectName() == "main_window")
    return Visitor(qtbot, window)


def log_of(home: Path) -> str:
    """What the log of a home holds."""
    return (places(home).logs / "certdesk.log").read_text("utf-8")


def test_a_bug_in_a_service_is_shown_and_logged_without_its_values(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    reports: list[str] = []

    def visit() -> None:
        visitor = somebody(qtbot)
        visitor.click("Open the practice portfolio")
        visitor.sees("CertDesk ran into a bug")
        reports.append(next(visitor.visible(QPlainTextEdit)).toPlainText())
        visitor.click("Copy details")
        assert QApplication.clipboard().text() == reports[0]
        visitor.click("Go on")
        visitor.button("Open the practice portfolio")

    run_with(home, Surroundings(HandClock(START), BrokenKeyring(), tmp_path), visit)
    assert "ZeroDivisionError" in reports[0]
    assert "vault.py" in reports[0]
    log = log_of(home)
    assert reports[0] in log
    assert SECRET not in log + reports[0]
    assert str(tmp_path) not in log + reports[0]


def test_a_bug_in_a_slot_is_shown_too(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    def bug() -> None:
        raise LookupError(SECRET)

    def visit() -> None:
        visitor = somebody(qtbot)
        QTimer.singleShot(0, bug)
        visitor.sees("CertDesk ran into a bug")
        assert "LookupError" in next(visitor.visible(QPlainTextEdit)).toPlainText()

    run_with(home, Surroundings(HandClock(START), Keyring(), tmp_path), visit)
    assert "LookupError" in log_of(home)
    assert SECRET not in log_of(home)


def test_what_fails_in_any_view_model_is_heard_by_somebody(stage: Stage) -> None:
    """The shell does no work that could fail."""
    stage.open()
    all_models = stage.program.models
    for group in (all_models, all_models.acts, all_models.counter, all_models.book):
        made = [each.model for each in vars(group).values() if isinstance(each, Late)]
        assert None not in made
    models = all_models.findChildren(ViewModel)
    assert len(models) > 30
    deaf = {type(each).__name__ for each in models if not each.isSignalConnected(QMetaMethod.fromSignal(each.failed))}
    assert deaf <= {"ShellViewModel"}


def test_nothing_secret_is_in_the_log_or_the_databases_after_a_whole_day(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    keyring = Keyring()
    secrets: list[str] = []

    def visit() -> None:
        visitor = somebody(qtbot)
        visitor.click("Open the practice portfolio")
        visitor.wait("orders", lambda: ORDER in visitor.listed())
        secrets.append(sign_in(visitor))

    run_with(home, Surroundings(HandClock(START), keyring, tmp_path), visit)
    (code,) = secrets
    found = places(home)
    log = log_of(home)
    assert code not in log
    assert "larkspur.example" not in log
    assert code.encode() not in found.desk_database.read_bytes()
    (key,) = keyring.kept.values()
    for path in (each for each in home.rglob("*") if each.is_file()):
        content = path.read_bytes()
        assert key.encode() not in content, path
        assert bytes.fromhex(key) not in content, path
        assert b"PRIVATE KEY" not in content, path


def test_nothing_secret_is_in_the_log_or_the_databases_after_a_day_of_linking(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    keyring = Keyring()
    passwords: list[str] = []

    def visit() -> None:
        visitor = somebody(qtbot)
        visitor.click("Open the practice portfolio")
        visitor.wait("orders", lambda: ORDER in visitor.listed())
        user = AccountUser(visitor)
        user.go()
        form = part(visitor, "practice_sign_in", part(visitor, "accounts_page"))
        passwords.append(read_password(visitor, WELCOME))
        fill_in(visitor, form, MAYA, "wrong-" + passwords[0])
        visitor.sees("That username and password do not match.", form)
        fill_in(visitor, form, MAYA, passwords[0])
        user.sees_state(CENTRAL, "Linked")
        user.act("Link", OKAFOR)
        passwords.append(read_password(visitor, ONE_AT_OKAFOR))
        user.enter(MAYA, passwords[1])
        user.press("linking_main")
        user.reads("Username already exists")
        user.press("linking_later")
        user.act("Link", COMPANY)
        visitor.click("Continue with single sign-on", user.wizard)
        user.press("linking_main")
        user.reads("DigiCert ONE is linked")

    run_with(home, Surroundings(HandClock(START), keyring, tmp_path), visit)
    tokens = [secret for name, secret in keyring.kept.items() if name.startswith(("account/", "link/"))]
    assert (len(passwords), len(tokens)) == (2, 2)
    log = log_of(home)
    assert not any(each in log for each in (*passwords, *tokens, MAYA, "okafor.example"))
    practice = places(home).practice_database
    for path in (each for each in home.rglob("*") if each.is_file()):
        content = path.read_bytes()
        assert not any(each.encode() in content for each in tokens), path
        is_mailbox = path.name.startswith(practice.name)  # the practice mails bring the passwords
        assert is_mailbox or not any(each.encode() in content for each in passwords), path
