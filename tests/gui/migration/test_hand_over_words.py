"""The words of the page Hand over: reminders, days, counts and toasts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.handovers import Handover, Stage, handed, marked, prepared_again
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.move_reminders import MoveReminder, Waiting
from certdesk.viewmodels.migration.hand_over.props import Due
from certdesk.views.wording.migration import hand_over as words
from certdesk.views.wording.migration import hand_over_rest as rest
from certdesk.views.wording.migration.hand_over_letters import reminder_letter
from tests.unit.domain.moving import NOW, moved

CLIENT = "Tidewater Dental"


def asked(days: int, what: Waiting, client: str = CLIENT) -> MoveReminder:
    return MoveReminder(client, what, NOW - timedelta(days=days))


@pytest.mark.parametrize(
    ("reminder", "said"),
    [
        (asked(9, Waiting.CONFIRMATION), "Tidewater Dental has not confirmed for 9 days"),
        (asked(1, Waiting.CONFIRMATION, ""), "Unnamed client has not confirmed for 1 day"),
        (asked(30, Waiting.NUMBER), "Tidewater Dental has not told the customer number for 30 days"),
        (
            replace(asked(16, Waiting.NUMBER), last=NOW - timedelta(days=8)),
            "Tidewater Dental has not told the customer number for 16 days, last reminded 12 Nov",
        ),
        (
            replace(asked(16, Waiting.CONFIRMATION, "{day} {told}"), last=NOW),
            "{day} {told} has not confirmed for 16 days, last reminded 20 Nov",
        ),
        (asked(7, Waiting.NUMBER, "{days}"), "{days} has not told the customer number for 7 days"),
    ],
)
def test_a_reminder_says_who_and_for_how_long(reminder: MoveReminder, said: str) -> None:
    assert rest.reminder_words(reminder, NOW) == said


def test_the_next_reminder_is_told_with_its_day() -> None:
    sent = replace(at(Stage.SENT), reminded_at=NOW)
    soon, due = NOW + timedelta(days=6), NOW + timedelta(days=7)
    assert rest.next_reminder_words(at(Stage.SENT), NOW) == ""
    told = "Reminded on 20 Nov 2026. The next reminder is due on 27 Nov 2026."
    assert rest.next_reminder_words(sent, soon) == told
    assert rest.next_reminder_words(sent, due) == "Reminded on 20 Nov 2026. It is time for the next reminder."
    confirmed = marked(sent, Stage.CONFIRMED, NOW)
    assert rest.next_reminder_words(confirmed, due) == "Reminded on 20 Nov 2026."


def test_a_reminder_about_a_number_says_where_it_stands_and_wants_no_password() -> None:
    held = tuple(moved("", None, name=f"site{place}.example", left=60) for place in range(14))
    letter = reminder_letter(Due(asked(9, Waiting.NUMBER), held, "desk@tidewater.example"))
    assert letter.recipients == ("desk@tidewater.example",)
    assert "on 11 November 2026 we asked you for a customer number" in letter.text
    assert "- site0.example, ends 19 January 2027\n" in letter.text
    assert "- and 2 more\n" in letter.text
    assert "“Customer #”" in letter.text
    assert "Do not send us a password." in letter.text


def test_a_letter_goes_to_nobody_where_no_address_is_known() -> None:
    held = (moved("1"), moved("2", name="b.example"))
    letter = reminder_letter(Due(asked(9, Waiting.CONFIRMATION), held, "call me"))
    assert letter.recipients == ()
    assert "customer accounts 1, 2." in letter.text


def at(stage: Stage) -> Handover:
    return marked(Handover(CLIENT), stage, NOW, frozenset({handed(moved("1"))}))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (at(Stage.OPEN), at(Stage.PREPARED), "Prepared is ticked"),
        (at(Stage.PREPARED), at(Stage.CONFIRMED), "Confirmed is ticked, and Sent with it"),
        (at(Stage.CONFIRMED), marked(at(Stage.CONFIRMED), Stage.SENT, NOW), "Confirmed is taken back"),
        (at(Stage.SENT), Handover(CLIENT), "Prepared is taken back, and Sent with it"),
        (at(Stage.PREPARED), prepared_again(at(Stage.PREPARED), frozenset(), NOW), "prepared again"),
        (
            at(Stage.CONFIRMED),
            prepared_again(at(Stage.CONFIRMED), frozenset(), NOW),
            "prepared again, Sent and Confirmed taken back",
        ),
    ],
)
def test_a_toast_says_all_that_a_tick_took_along(before: Handover, after: Handover, said: str) -> None:
    assert rest.marked_words(before, after) == f"Tidewater Dental: {said}"


def test_a_tick_tells_the_year_where_it_is_another() -> None:
    sent = at(Stage.SENT)
    assert words.tick_words(Stage.SENT, sent, NOW) == "Sent 20 November"
    assert words.tick_words(Stage.SENT, sent, NOW + timedelta(days=60)) == "Sent 20 November 2026"
    assert words.tick_words(Stage.CONFIRMED, sent, NOW) == "Confirmed"


@pytest.mark.parametrize(
    ("each", "said"),
    [
        (moved("", None), "Not found yet"),
        (moved("", None, asked_at=NOW), "Asked client"),
        (moved("", None, is_disputed=True), "Two answers"),
        (moved("1", None), "No plan yet"),
        (moved("1", MovePlan.KEEP), "Keep as is for now"),
        (moved("1", MovePlan.SHARE), "Sharing a sign-in is not decided"),
    ],
)
def test_each_certificate_in_no_pack_says_why(each: Moved, said: str) -> None:
    assert not each.is_to_hand_over
    assert rest.reason_words(each) == said


def test_numbers_are_named_up_to_three() -> None:
    assert words.numbers_words(("27190455",)) == "account 27190455"
    assert words.numbers_words(("1", "2", "3")) == "accounts 1, 2, 3"
    assert words.numbers_words(("1", "2", "3", "4", "5")) == "accounts 1, 2, 3 and 2 more"
    assert (words.short_numbers(("1",)), words.short_numbers(("1", "2"))) == ("1", "2 accounts")


def test_other_clients_of_an_account_are_named_up_to_three() -> None:
    assert "certificates of Kestrel." in words.others_words(("Kestrel",)).text
    assert "certificates of A, B, C and 2 more." in words.others_words(tuple("ABCDE")).text


def test_a_name_that_people_read_stands_in_a_letter() -> None:
    each = moved("1")
    shown = replace(each, holding=replace(each.holding, shown_name="bäckerei.example"))
    assert "- bäckerei.example, ends" in reminder_letter(Due(asked(9, Waiting.CONFIRMATION), (shown,))).text
