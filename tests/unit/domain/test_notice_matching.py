"""Which certificates a notice means: by their names, wildcards and further names, and by the end it tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.holdings import Holding
from certdesk.domain.notice_matching import HoldingIndex, Meant
from certdesk.domain.notices import EndDate
from tests.unit.domain.moving import day, holding

BAKERY = "xn--bckerei-morgenrot-ktb.example"
DEPOT = holding("depot.example", "f1", 35, names=("depot.example", "venlo.example", "customs.example"))
CUSTOMS = holding("customs.example", "f2", 36)
MODELS = holding("*.models.example", "f3", 156, names=("*.models.example", "models.example"))
TYPED = holding("press.typed.example")
WWW = holding("www.bare.example")
OLD, NEW = holding("clinic.example", "f4", 9), holding("clinic.example", "f5", 300)
INDEX = HoldingIndex([DEPOT, CUSTOMS, MODELS, TYPED, WWW, OLD, NEW, holding(BAKERY)])


@pytest.mark.parametrize(
    ("names", "meant", "is_exact"),
    [
        (["depot.example"], [DEPOT], True),
        (["DEPOT.example."], [DEPOT], True),
        (["venlo.example"], [DEPOT], True),
        (["customs.example"], [CUSTOMS], True),
        (["venlo.example", "customs.example"], [CUSTOMS], True),
        (["*.models.example"], [MODELS], True),
        (["models.example"], [MODELS], True),
        (["east.models.example"], [], True),
        ([BAKERY], [holding(BAKERY)], True),
        (["*.typed.example"], [TYPED], False),
        (["typed.example"], [], True),
        (["bare.example"], [WWW], False),
        (["*.example"], [], True),
        (["clinic.example"], [OLD, NEW], True),
        (["stranger.example"], [], True),
        ([], [], True),
    ],
)
def test_a_notice_means_the_certificates_it_names(names: list[str], meant: list[Holding], is_exact: bool) -> None:
    found = INDEX.meant(names)
    assert found == Meant(tuple(each.id for each in meant), is_exact)


@pytest.mark.parametrize(
    ("days", "meant"),
    [((9,), [OLD]), ((300,), [NEW]), ((200,), [OLD, NEW]), ((9, 200), [OLD]), ((9, 300), [OLD, NEW])],
)
def test_of_two_with_one_name_the_end_tells_which(days: tuple[int, ...], meant: list[Holding]) -> None:
    found = INDEX.meant(["clinic.example"], EndDate(tuple(map(day, days))))
    assert list(found.holdings) == [each.id for each in meant]


def test_a_certificate_that_was_seen_is_not_meant_by_a_wildcard_it_has_not() -> None:
    assert HoldingIndex([holding("press.typed.example", "f1", 9)]).meant(["*.typed.example"]) == Meant()


@given(st.lists(st.sampled_from(["depot.example", "customs.example", "x.example", "*.typed.example"]), max_size=4))
def test_only_certificates_of_the_migration_are_meant(names: list[str]) -> None:
    found = INDEX.meant(names)
    assert len(set(found.holdings)) == len(found.holdings)
    assert bool(found.holdings) == any(name != "x.example" for name in names)
