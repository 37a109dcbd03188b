"""The words of the page Plan: counted, bounded, and each plan and state with its own."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QLocale

from certdesk.domain.holdings import Holding, HoldingId
from certdesk.domain.move_lines import Line
from certdesk.domain.move_plans import Contradiction, Moved, MovePlan, MoveState
from certdesk.domain.notices import Finding, Witness
from certdesk.viewmodels.migration.plan.rows import Row, row_of
from certdesk.views.wording.migration import plan, plan_notices, plans
from certdesk.views.wording.migration.known import source_words
from tests.fakes import START


def a_row(name: str, client: str = "", **facts: object) -> Row:
    holding = Holding(HoldingId(name), name, (name,), client=client)
    return row_of(Line(Moved(holding, **facts)), START)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("soon", "said"),
    [
        (0, "can manage it."),
        (1, "One expires within 30 days."),
        (3, "Three expire within 30 days."),
        (9, "Nine expire within 30 days."),
        (10, "10 expire within 30 days."),
    ],
)
def test_the_banner_counts_in_words_while_they_are_few(soon: int, said: str) -> None:
    assert plan_notices.loss_words(soon).text.endswith(said)


def test_every_plan_and_every_state_has_words_and_a_look_of_its_own() -> None:
    offered = (*MovePlan, None)
    for words in (plans.plan_words, plans.short_plan_words, plans.plan_entry):
        assert len({words(each) for each in offered}) == len(offered)
    assert set(plans.PLAN_ICONS) == set(offered)
    assert set(plans.PLANS) == set(MovePlan)
    assert plans.PLANS[0] is MovePlan.DELEGATE
    assert len({plan.state_words(each) for each in MoveState}) == len(MoveState)
    assert len({icon for icon, _ in plan.STATE_LOOKS.values()}) == len(MoveState), "told apart without their colours"


def test_letters_that_choose_are_each_of_one_plan() -> None:
    entries = [plans.plan_entry(each) for each in (*MovePlan, None)]
    letters = [entry[entry.index("&") + 1].lower() for entry in entries]
    assert len(set(letters)) == len(entries)


def test_what_is_to_be_reviewed_says_why() -> None:
    disputed = plan.state_reason(a_row("a.example", is_disputed=True))
    assert disputed == "Two answers name its customer account. Choose one on the page before."
    assert plan.state_reason(a_row("a.example", number="1")) == "Its customer account is found. It awaits a plan."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([a_row("a.example", "Holloway")], "Planned for a.example of Holloway."),
        ([a_row("a.example")], "Planned for a.example."),
        ([a_row("a.example"), a_row("b.example")], "Planned for a.example, b.example."),
        ([a_row(f"{each}.example") for each in "abcd"], "Planned for a.example, b.example and 2 more."),
    ],
)
def test_the_warning_names_what_it_is_about(rows: list[Row], said: str) -> None:
    assert plan_notices.warned_words(rows) == said


def _clash(number: str, *clients: str, plans: tuple[MovePlan, ...] = ()) -> Contradiction:
    return Contradiction(number, plans, clients, ("a.example", "b.example"))


def test_one_account_is_named_with_what_does_not_go_together_in_it() -> None:
    plans = plan_notices.contradiction_words([_clash("071", "Holloway", plans=(MovePlan.CLIENT, MovePlan.DELEGATE))])
    assert plans.title == "Account 071 has plans that do not go together"
    assert plans.text.startswith("Client manages it, Client gives delegate access. Whoever")
    clients = plan_notices.contradiction_words([_clash("071", "Holloway", "Kestrel")])
    assert clients.title == "Account 071 has more than one client"
    assert clients.text.startswith("Holloway, Kestrel. The pack")


def test_many_clients_and_many_accounts_are_told_shortly() -> None:
    many = [_clash(str(number), *(f"Client {each} \u202egnp.exe" for each in range(40))) for number in range(50)]
    said = plan_notices.contradiction_words(many)
    assert said.title == "50 accounts with plans or clients that do not go together"
    assert said.text.endswith("and 47 more.")
    assert len(said.text) < 500
    assert "\u202e" not in said.text


@pytest.mark.parametrize("name", ["en_GB", "en_US", "C"])
@pytest.mark.parametrize("month", range(1, 13))
def test_the_column_of_how_we_know_has_room_for_every_month(name: str, month: int) -> None:
    QLocale.setDefault(QLocale(name))
    notice = Finding("", Witness.NOTICE, at=datetime(2026, month, 28, 12, tzinfo=UTC))
    assert len(source_words(notice, date(2026, 12, 1))) <= len(plan.widest_known())
