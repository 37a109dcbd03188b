"""How a customer number is known, in words, and how far the search for one is."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from certdesk.domain.holdings import Holding, HoldingId
from certdesk.domain.move_lines import Line, asked, chosen, line_of, with_findings
from certdesk.domain.notices import Finding, Suspect, Suspicion, Witness
from certdesk.viewmodels.migration.find.state import FindState, find_state
from certdesk.views.icons import Icon
from certdesk.views.wording.migration.known import find_words, known_icon, known_words

AT = datetime(2026, 11, 2, 12, tzinfo=UTC)
NOTICE = Finding("31884207", Witness.NOTICE, at=AT)
EMPTY = line_of(Holding(HoldingId("a"), "a.example", ("a.example",)))


def line(*findings: Finding) -> Line:
    return with_findings(EMPTY, findings)


@pytest.mark.parametrize(
    ("findings", "words", "icon"),
    [
        ((NOTICE,), "Renewal notice, 2 Nov", Icon.MAIL_CHECK),
        ((replace(NOTICE, at=None),), "Renewal notice", Icon.MAIL_CHECK),
        ((Finding("31884207", Witness.CLIENT, at=AT),), "Client replied, 2 Nov", Icon.USERS),
        ((Finding("31884207", Witness.SUPPORT, at=AT),), "Customer Support, 2 Nov", Icon.HEADPHONES),
        ((Finding("31884207", Witness.ASSISTANCE, at=AT),), "Account Assistance", Icon.BADGE_CHECK),
        ((Finding("31884207", Witness.TYPED, at=AT),), "Typed, 2 Nov", Icon.PENCIL),
        ((Finding("31884207", Witness.LIST, at=AT),), "From a list, 2 Nov", Icon.FILE_TEXT),
        ((), "Not yet known", Icon.CIRCLE_DASHED),
        ((NOTICE, Finding("31884270", Witness.CLIENT, at=AT)), "Two answers", Icon.TRIANGLE_ALERT),
        (
            (NOTICE, Finding("31884270", Witness.CLIENT, at=AT), Finding("1", Witness.TYPED, at=AT)),
            "3 answers",
            Icon.TRIANGLE_ALERT,
        ),
        ((replace(NOTICE, suspects=(Suspect(Suspicion.FORWARDED, ""),)),), "Not yet known", Icon.CIRCLE_DASHED),
    ],
)
def test_how_it_is_known_is_told_by_its_source_and_its_day(
    findings: tuple[Finding, ...], words: str, icon: Icon
) -> None:
    assert (known_words(line(*findings)), known_icon(line(*findings))) == (words, icon)


def test_the_source_told_is_the_one_that_says_the_number_that_holds() -> None:
    both = line(replace(NOTICE, at=AT.replace(day=3)), Finding("31884270", Witness.CLIENT, at=AT))
    assert known_words(chosen(both, "31884270")) == "Client replied, 2 Nov"


def test_a_day_of_another_year_is_told_with_its_year() -> None:
    assert known_words(line(NOTICE), date(2027, 1, 4)) == "Renewal notice, 2 Nov 2026"
    assert known_words(line(NOTICE), date(2026, 12, 4)) == "Renewal notice, 2 Nov"


def test_what_was_found_counts_more_than_that_the_client_was_asked() -> None:
    told = {
        FindState.NOT_FOUND: EMPTY,
        FindState.ASKED: asked(EMPTY, AT),
        FindState.FOUND: asked(line(NOTICE), AT),
        FindState.TWO_ANSWERS: asked(line(NOTICE, Finding("7", Witness.CLIENT, at=AT)), AT),
    }
    assert {find_state(each.moved): each for each in told.values()} == told
    assert [find_words(state) for state in told] == ["Not found yet", "Asked client", "Found", "Two answers"]
