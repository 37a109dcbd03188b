"""Which certificates are the same: by fingerprint, then by name, and across a renewal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.holdings import Holding, Origin, completed, merged, with_told_end
from certdesk.domain.orders import OrderId
from tests.unit.domain.moving import NOW, holding, holdings

NAME = "clinic.example"


def lines(*added: Holding) -> list[tuple[str, str]]:
    """What is left of them when they are added one after the other."""
    return [(each.common_name, each.fingerprint) for each in merged((), added, NOW).holdings]


@pytest.mark.parametrize(
    ("added", "left"),
    [
        ([holding(NAME), holding(NAME)], [(NAME, "")]),
        ([holding(NAME), holding("Clinic.Example.")], [(NAME, "")]),
        ([holding(NAME), holding(NAME, "f1", 30)], [(NAME, "f1")]),
        ([holding(NAME, "f1", 30), holding(NAME)], [(NAME, "f1")]),
        ([holding(NAME, "f1", 30), holding(NAME, "f1", 30)], [(NAME, "f1")]),
        ([holding(NAME, "f1", 30), holding(NAME, "f2", 90)], [(NAME, "f1"), (NAME, "f2")]),
        ([holding(NAME, "f1", -3), holding(NAME, "f2", 90)], [(NAME, "f2")]),
        ([holding(NAME, "f2", 90), holding(NAME, "f1", -3)], [(NAME, "f2")]),
        ([holding(NAME, "f1", 30), holding("forms.example", "f2", 30)], [(NAME, "f1"), ("forms.example", "f2")]),
        ([holding("*.example"), holding("example")], [("*.example", ""), ("example", "")]),
    ],
    ids=[
        "a name twice", "in another spelling", "a name, then its certificate", "a certificate, then its name",
        "the same certificate", "two certificates side by side", "its successor", "its predecessor", "two sites",
        "a wildcard is another name",
    ],
)  # fmt: skip
def test_the_same_certificate_is_one_line(added: list[Holding], left: list[tuple[str, str]]) -> None:
    assert lines(*added) == left


BOTH = (NAME, f"www.{NAME}")


@pytest.mark.parametrize(
    ("added", "left"),
    [
        ([holding(NAME, "f1", 30, names=BOTH), holding(f"www.{NAME}")], [(NAME, "f1")]),
        ([holding(f"www.{NAME}"), holding(NAME, "f1", 30, names=BOTH)], [(f"www.{NAME}", "f1")]),
        ([holding(f"www.{NAME}", "f1", 30, names=BOTH), holding(NAME)], [(f"www.{NAME}", "f1")]),
        ([holding(NAME, "f1", 30), holding(f"www.{NAME}")], [(NAME, "f1"), (f"www.{NAME}", "")]),
        ([holding(NAME), holding(f"www.{NAME}")], [(NAME, ""), (f"www.{NAME}", "")]),
        ([holding("b.example", "f1", 30, names=("b.example", NAME)), holding(NAME)], [("b.example", "f1"), (NAME, "")]),
        (
            [holding(NAME, "f1", 30, names=BOTH), holding(f"www.{NAME}", "f2", 30, names=BOTH)],
            [(NAME, "f1"), (f"www.{NAME}", "f2")],
        ),
    ],
    ids=[
        "the certificate has it", "listed before its certificate", "the other way round", "it has it not", "names only",
        "of another site, which may have one of its own", "two certificates",
    ],
)  # fmt: skip
def test_a_name_with_or_without_www_is_of_the_certificate_that_has_both(
    added: list[Holding], left: list[tuple[str, str]]
) -> None:
    assert lines(*added) == left


def test_a_fingerprint_goes_before_a_name_that_stands_earlier() -> None:
    known = (holding(NAME, "f1", 30), holding(NAME, "f2", 90))
    assert merged(known, [replace(known[1], client="Tidewater")], NOW).holdings[1].client == "Tidewater"


def test_a_name_alone_means_the_certificate_that_goes_on_longest() -> None:
    known = (holding(NAME, "f1", 90), holding(NAME, "f2", 30))
    result = merged(known, [holding(NAME, client="Tidewater")], NOW)
    assert [each.client for each in result.holdings] == ["Tidewater", ""]
    assert result.became == (known[0].id,)


def test_nothing_that_was_known_is_overwritten_by_less() -> None:
    known = holding(
        NAME, "f1", 30, client="Tidewater", product="Deluxe", order=OrderId("1"), origins=frozenset({Origin.ORDERS})
    )
    added = holding(NAME, client="Somebody", names=(NAME, "www.clinic.example"), origins=frozenset({Origin.TYPED}))
    whole = completed(known, added, NOW)
    assert replace(whole, names=known.names, origins=known.origins) == known
    assert whole.names == (NAME, "www.clinic.example")
    assert whole.origins == {Origin.ORDERS, Origin.TYPED}


def test_of_two_certificates_of_one_site_the_later_ones_facts_count() -> None:
    old = holding(NAME, "f1", -3, names=(NAME, "old.example"), issuer="Old CA", client="Tidewater")
    new = holding(NAME, "f2", 90, issuer="New CA")
    for whole in (completed(old, new, NOW), completed(new, old, NOW)):
        assert (whole.fingerprint, whole.ends_at, whole.names, whole.issuer) == ("f2", new.ends_at, (NAME,), "New CA")
        assert whole.client == "Tidewater"


def test_the_end_in_a_certificate_goes_before_one_that_was_told() -> None:
    seen = holding(NAME, "f1", 30)
    assert with_told_end(seen, NOW + timedelta(days=99), NOW) == seen
    told = with_told_end(holding(NAME), NOW, NOW)
    assert (told.ends_at, told.is_end_told) == (NOW, True)
    later = with_told_end(told, NOW + timedelta(days=365), NOW)
    assert later.ends_at == NOW + timedelta(days=365)
    assert with_told_end(later, NOW, NOW) == later
    for whole in (completed(later, seen, NOW), completed(seen, later, NOW)):
        assert (whole.ends_at, whole.is_end_told) == (seen.ends_at, False)


def test_a_later_end_that_was_told_is_that_of_the_successor_of_one_that_is_over() -> None:
    over, told = holding(NAME, "f1", -3), with_told_end(holding(NAME), NOW + timedelta(days=90), NOW)
    for whole in (
        completed(over, told, NOW),
        completed(told, over, NOW),
        with_told_end(over, NOW + timedelta(90), NOW),
    ):
        assert (whole.fingerprint, whole.ends_at, whole.is_end_told) == ("f1", NOW + timedelta(days=90), True)
    assert with_told_end(over, NOW - timedelta(days=300), NOW) == over


lists = st.lists(holdings, max_size=8)


@given(lists, lists)
def test_adding_keeps_every_line_its_place_and_its_id(known: list[Holding], added: list[Holding]) -> None:
    before = merged((), known, NOW).holdings
    after = merged(before, added, NOW)
    assert [each.id for each in after.holdings][: len(before)] == [each.id for each in before]
    assert len(after.became) == len(added)
    assert set(after.became) <= {each.id for each in after.holdings}
    for old, new in zip(before, after.holdings, strict=False):
        assert new.common_name == old.common_name
        assert bool(new.fingerprint) >= bool(old.fingerprint)
        assert new.client == old.client or not old.client


@given(lists)
def test_what_is_known_says_nothing_new_when_it_comes_again(added: list[Holding]) -> None:
    once = merged((), added, NOW).holdings
    assert merged(once, once, NOW).holdings == once


@given(lists)
def test_each_fingerprint_in_force_is_on_one_line(added: list[Holding]) -> None:
    left = merged((), added, NOW).holdings
    seen = [each.fingerprint for each in left if each.fingerprint]
    assert len(seen) == len(set(seen))
    _assert_names_are_there_once_without_certificate(left)


def _assert_names_are_there_once_without_certificate(left: Sequence[Holding]) -> None:
    for each in left:
        if not each.fingerprint:
            assert [other for other in left if other.common_name == each.common_name] == [each]
