"""What a request says, the checks, what is to be decided and what is to be fixed, as they are seen and heard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.csr import AskedName, CsrFacts
from certdesk.domain.errors import FieldError
from certdesk.domain.judging import Answers, Check, Choice, Verdict, Weight
from certdesk.domain.messages import MessageKey
from certdesk.domain.name_changes import Change, compared
from certdesk.viewmodels.csr.hand_in_props import State
from certdesk.viewmodels.csr.purpose import Purpose
from certdesk.views.csr.names import FOLDED, folded
from certdesk.views.wording.names import NameRow
from tests.fakes_gui.requests import (
    PRESENT,
    FakeRequests,
    asked,
    one_to_drop,
    some_facts,
    two_problems,
    verdict,
)
from tests.gui.csr.page import COMMAND, Screen

Says = Callable[[CsrFacts, Answers], tuple[Verdict, ...]]


def _screen(qtbot: QtBot, facts: CsrFacts, says: Says | None = None, purpose: Purpose = Purpose.REISSUE) -> Screen:
    screen = Screen(qtbot, FakeRequests(files={"larkspur-2026.csr": facts}, verdicts=says), purpose)
    screen.hand_in("larkspur-2026.csr")
    return screen


def _labels(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def _names(screen: Screen) -> list[str]:
    model = screen.find("csr_names", QListView).model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(spoken)) for row in range(model.rowCount())]


@pytest.fixture
def deciding(qtbot: QtBot) -> Screen:
    """One name would be dropped."""
    return _screen(qtbot, some_facts(), one_to_drop)


def test_what_the_request_says_is_shown(deciding: Screen) -> None:
    said = _labels(deciding.find("csr_said", QWidget))
    for words in ("shop.larkspur.example", "Larkspur Florists Ltd", "Leeds, GB", "RSA 3072", "SHA-256 with RSA"):
        assert words in said


def test_what_the_request_leaves_out_has_no_row(qtbot: QtBot) -> None:
    facts = some_facts(PRESENT)
    bare = CsrFacts(facts.der, facts.common_name, facts.names, b"", "9c41", facts.algorithm, facts.signature)
    screen = _screen(qtbot, bare)
    said = _labels(screen.find("csr_said", QWidget))
    assert "Organisation" not in said
    assert "Place" not in said


def test_the_key_id_is_shortened_and_copied_whole(qtbot: QtBot) -> None:
    digest = "9c41d708" + "00" * 26 + "52e0"
    screen = _screen(qtbot, some_facts(PRESENT, digest=digest))
    assert screen.text("csr_key_id") == "9C:41:D7:08:…:52:E0"
    screen.press("csr_copy_key_id")
    copied = QGuiApplication.clipboard().text()
    assert copied.replace(":", "").lower() == digest
    assert screen.find("csr_key_id", QLabel).accessibleName() == copied
    QGuiApplication.clipboard().clear()


def test_each_name_says_what_happens_to_it(deciding: Screen) -> None:
    assert _names(deciding) == [
        "shop.larkspur.example, kept",
        "www.larkspur.example, kept",
        "larkspur.example, kept",
        "gifts.larkspur.example, added",
        "pay.larkspur.example, removed",
    ]


def test_a_removed_name_that_a_wildcard_covers_says_so(qtbot: QtBot) -> None:
    screen = _screen(qtbot, some_facts(("shop.larkspur.example", "*.larkspur.example")), one_to_drop)
    assert "pay.larkspur.example, removed, covered by *.larkspur.example" in _names(screen)


def test_a_name_in_another_script_is_shown_in_it_with_its_spelling(qtbot: QtBot) -> None:
    facts = some_facts((*PRESENT, "xn--bcher-kva.example"))
    idn = AskedName("bücher.example", "xn--bcher-kva.example", "bücher.example")
    facts = CsrFacts(facts.der, PRESENT[0], facts.names, b"", "9c", "RSA 3072", "SHA-256 with RSA", asked=(idn,))
    screen = _screen(qtbot, facts, one_to_drop)
    assert "bücher.example, added, xn--bcher-kva.example" in _names(screen)


def test_a_first_certificate_has_nothing_to_be_compared_with(qtbot: QtBot) -> None:
    screen = _screen(qtbot, some_facts(PRESENT), purpose=Purpose.SUPPLY)
    assert _names(screen) == list(PRESENT)


def test_many_names_are_folded_and_can_all_be_shown(qtbot: QtBot) -> None:
    wanted = ("shop.larkspur.example", *(f"site{number}.larkspur.example" for number in range(249)))
    screen = _screen(qtbot, some_facts(wanted), one_to_drop)
    assert len(_names(screen)) == FOLDED
    assert "pay.larkspur.example, removed" in _names(screen), "what is removed is never folded away"
    assert screen.find("csr_all_names", QAbstractButton).text() == "Show all 253"
    screen.press("csr_all_names")
    assert len(_names(screen)) == 253
    screen.press("csr_all_names")
    assert len(_names(screen)) == FOLDED


def test_folding_keeps_the_order_and_leaves_out_what_is_kept() -> None:
    present = (*tuple(f"kept{number}.example" for number in range(10)), "gone.example")
    wanted = (*tuple(f"kept{number}.example" for number in range(10)), "new.example")
    rows = tuple(NameRow(change.name, change.change) for change in compared(present, wanted))
    shown = folded(rows, 4)
    assert [row.change for row in shown] == [Change.KEPT, Change.KEPT, Change.ADDED, Change.REMOVED]
    assert folded(rows, 50) == rows


def test_the_checks_that_passed_are_listed_in_their_order(qtbot: QtBot) -> None:
    screen = _screen(qtbot, some_facts(PRESENT))
    said = _labels(screen.find("csr_checks", QWidget))
    assert said == [
        "Checks",
        "The CSR is complete and signed by its own key",
        "The key is strong enough",
        "RSA 3072. The minimum is 2048.",
        "The key is new",
        "Not used by any of your 42 orders.",
        "The common name matches this order",
    ]
    assert screen.text("csr_chip") == "All checks passed"


def test_names_that_were_not_compared_did_not_pass(qtbot: QtBot) -> None:
    def says(_facts: CsrFacts, _answers: Answers) -> tuple[Verdict, ...]:
        unseen = verdict(Check.NAMES, Weight.NOTE, MessageKey.NAMES_UNSEEN)
        return (verdict(Check.SIGNED, Weight.PASS), verdict(Check.STRENGTH, Weight.PASS), unseen)

    assert _screen(qtbot, some_facts(PRESENT), says).text("csr_chip") == "2 checks passed"


def test_how_far_it_was_looked_for_the_key_is_said(qtbot: QtBot) -> None:
    def says(_facts: CsrFacts, _answers: Answers) -> tuple[Verdict, ...]:
        return (verdict(Check.KEY, Weight.PASS, known=7, all=42),)

    screen = _screen(qtbot, some_facts(PRESENT), says)
    said = _labels(screen.find("csr_checks", QWidget))
    assert "Compared with 7 of your 42 orders. The other keys are not known." in said


def test_notes_stand_after_the_checks_and_a_short_key_passes_with_a_word(qtbot: QtBot) -> None:
    def says(_facts: CsrFacts, _answers: Answers) -> tuple[Verdict, ...]:
        short = verdict(Check.STRENGTH, Weight.NOTE, MessageKey.KEY_SHORT, algorithm="RSA 2048")
        password = verdict(Check.BESIDES, Weight.NOTE, MessageKey.CSR_PASSWORD)
        return (password, verdict(Check.SIGNED, Weight.PASS), short)

    screen = _screen(qtbot, some_facts(PRESENT), says)
    said = _labels(screen.find("csr_checks", QWidget))
    assert said.index("The key is strong enough") < said.index("The CSR holds a challenge password")


def test_what_is_to_be_decided_has_the_focus_and_says_by_when(deciding: Screen) -> None:
    question = deciding.find("csr_question_E-SAN-REMOVED", QWidget)
    assert question.hasFocus()
    assert question.accessibleName() == "pay.larkspur.example would be dropped"
    assert "within 72 hours" in question.accessibleDescription()
    assert "Sent now, that is by " in question.accessibleDescription()
    assert deciding.text("csr_chip") == "4 checks passed, 1 to decide"


def is_ready(screen: Screen) -> bool:
    """Whether nothing is left to decide."""
    return screen.props.is_ready


def test_an_answer_folds_its_question_and_can_be_changed(deciding: Screen) -> None:
    deciding.press("csr_answer_drop")
    deciding.lane.drain()
    assert not deciding.sees("csr_question_E-SAN-REMOVED")
    assert "pay.larkspur.example will be dropped" in _labels(deciding.find("csr_answered_E-SAN-REMOVED", QWidget))
    assert deciding.find("csr_change_answer", QAbstractButton).hasFocus()
    assert deciding.text("csr_chip") == "4 checks passed, 1 decided"
    assert deciding.props.is_ready
    deciding.press("csr_change_answer")
    assert deciding.find("csr_question_E-SAN-REMOVED", QWidget).hasFocus()
    assert not is_ready(deciding), "an answer that is being withdrawn is none to go on with"
    assert deciding.text("csr_chip") == "4 checks passed, 1 to decide"
    deciding.press("csr_answer_keep")
    deciding.lane.drain()
    assert "pay.larkspur.example stays on the certificate" in _labels(
        deciding.find("csr_answered_E-SAN-REMOVED", QWidget)
    )


def test_an_answer_that_is_given_again_folds_its_question_too(deciding: Screen) -> None:
    deciding.press("csr_answer_drop")
    deciding.lane.drain()
    deciding.press("csr_change_answer")
    deciding.press("csr_answer_drop")
    deciding.lane.drain()
    assert deciding.sees("csr_answered_E-SAN-REMOVED")
    assert deciding.props.is_ready


def test_questions_are_answered_by_keys_alone_one_after_the_other(qtbot: QtBot) -> None:
    def says(_facts: CsrFacts, answers: Answers) -> tuple[Verdict, ...]:
        same = asked(Check.KEY, MessageKey.KEY_SAME, (Choice.KEEP_KEY,), answers)
        added = asked(
            Check.NAMES,
            MessageKey.SAN_ADDED,
            (Choice.ADD, Choice.LEAVE_OUT),
            answers,
            names=("gifts.larkspur.example", "cards.larkspur.example"),
        )
        return (same, added)

    screen = _screen(qtbot, some_facts(PRESENT), says)
    assert screen.find("csr_question_E-KEY-SAME", QWidget).hasFocus()
    QTest.keyClick(screen.find("csr_answer_keep_key", QAbstractButton), Qt.Key.Key_Return)
    screen.lane.drain()
    question = screen.find("csr_question_E-SAN-ADDED", QWidget)
    assert question.hasFocus()
    assert "2 names would be added" in _labels(question)
    assert "gifts.larkspur.example, cards.larkspur.example" in _labels(question)
    QTest.keyClick(screen.find("csr_answer_leave_out", QAbstractButton), Qt.Key.Key_Space)
    screen.lane.drain()
    assert screen.props.is_ready
    assert "2 names are left out" in _labels(screen.find("csr_answered_E-SAN-ADDED", QWidget))


def test_the_command_for_a_new_key_is_copied_where_the_key_is_the_old_one(qtbot: QtBot) -> None:
    def says(_facts: CsrFacts, answers: Answers) -> tuple[Verdict, ...]:
        return (asked(Check.KEY, MessageKey.KEY_SAME, (Choice.KEEP_KEY,), answers),)

    screen = _screen(qtbot, some_facts(PRESENT), says)
    screen.press("csr_copy_new_key")
    assert QGuiApplication.clipboard().text() == COMMAND
    QGuiApplication.clipboard().clear()


def test_another_request_can_be_chosen_instead_of_dropping_a_name(deciding: Screen) -> None:
    deciding.requests.files["better.csr"] = some_facts(PRESENT)
    deciding.press("csr_choose_another")
    dialog = deciding.page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.filesSelected.emit(["/srv/ama/Desktop/better.csr"])
    dialog.close()
    deciding.lane.drain()
    assert deciding.text("csr_source").startswith("Chosen from Desktop")


def test_problems_are_listed_with_what_helps_and_below_what_is_in_order(qtbot: QtBot) -> None:
    screen = _screen(qtbot, some_facts(("blog.larkspur.example",)), two_problems)
    assert screen.text("csr_source") == "2 problems to fix. Nothing has been sent."
    first, second = screen.all("csr_fix", QWidget)
    assert first.hasFocus()
    assert first.accessibleName() == "This key is already in use"
    assert screen.find("csr_command_code", QLabel).text() == COMMAND
    assert "CSR blog.larkspur.example. Order shop.larkspur.example." in second.accessibleDescription()
    assert "CSR: blog" not in " ".join(_labels(second))
    assert _labels(screen.find("csr_passed", QWidget)) == [
        "Signature checks out",
        "RSA 3072 is strong enough",
        "PEM, 1.7 kB",
    ]
    screen.press("csr_command_copy")
    assert QGuiApplication.clipboard().text() == COMMAND
    QGuiApplication.clipboard().clear()
    assert screen.find("csr_other_order", QAbstractButton).text() == "Reissue blog.larkspur.example"
    screen.press("csr_other_order")
    assert screen.orders == ["1094582118"]
    assert screen.props.state is State.REFUSED


def test_without_another_order_the_command_is_what_helps_against_another_name(qtbot: QtBot) -> None:
    screen = _screen(qtbot, some_facts(("nobody.example",)))
    assert not screen.sees("csr_other_order")
    assert screen.sees("csr_command_code")


@pytest.mark.parametrize(
    ("key", "helps"),
    [
        (MessageKey.CSR_KEYFILE, {"csr_how_to"}),
        (MessageKey.CSR_NOTCSR, {"csr_how_to"}),
        (MessageKey.CSR_BROKEN, {"csr_how_to", "csr_paste_again"}),
        (MessageKey.CSR_NO_PATH, {"csr_paste_again"}),
        (MessageKey.CSR_LINK, set()),
    ],
)
def test_what_helps_fits_what_was_refused(qtbot: QtBot, key: MessageKey, helps: set[str]) -> None:
    screen = Screen(qtbot, FakeRequests())
    screen.model.refuse(FieldError("csr", key, what="text"))
    offered = {name for name in ("csr_how_to", "csr_paste_again") if screen.sees(name)}
    assert offered == helps
    if "csr_how_to" in helps:
        with qtbot.waitSignal(screen.panel.how_to_wanted, timeout=1000):
            screen.press("csr_how_to")


def test_what_is_foreign_in_a_request_is_bounded_and_cannot_reorder_what_stands_beside_it(qtbot: QtBot) -> None:
    facts = some_facts(PRESENT)
    evil = CsrFacts(
        facts.der,
        PRESENT[0],
        PRESENT,
        b"",
        "9c",
        "RSA 3072",
        "SHA-256 with RSA",
        subject=(("O", "<b>a\u202eb</b>" + "x" * 500),),
    )
    screen = _screen(qtbot, evil)
    (organisation,) = [words for words in _labels(screen.find("csr_said", QWidget)) if words.startswith("<b>a")]
    assert "\u202e" not in organisation
    assert len(organisation) <= 60
