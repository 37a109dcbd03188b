"""What becomes of an attempt to link: every combination of what the directory goes by, written out."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.accounts import NameClash
from certdesk.domain.linking import Credentials, Facts, Outcome, clash, outcome
from certdesk.domain.usernames import free_username, is_same

NAMES = {
    "free": ("maya.okafor", frozenset({"m.okafor", "c.okafor"}), frozenset({"c.okafor"})),
    "exists": ("m.okafor", frozenset({"m.okafor", "c.okafor"}), frozenset({"c.okafor"})),
    "another's": ("maya.okafor", frozenset({"c.okafor"}), frozenset({"m.okafor"})),
}
"""The username in the service, those of the account that are not associated there, and the others in the service."""

MATRIX = """
enabled linked administrator open credentials  free               exists             another's
no      no     no            no   right        not offered        not offered        not offered
no      no     no            no   wrong        not offered        not offered        not offered
no      no     no            no   locked       not offered        not offered        not offered
no      no     no            yes  right        not offered        not offered        not offered
no      no     no            yes  wrong        not offered        not offered        not offered
no      no     no            yes  locked       not offered        not offered        not offered
no      no     yes           no   right        not offered        not offered        not offered
no      no     yes           no   wrong        not offered        not offered        not offered
no      no     yes           no   locked       not offered        not offered        not offered
no      no     yes           yes  right        not offered        not offered        not offered
no      no     yes           yes  wrong        not offered        not offered        not offered
no      no     yes           yes  locked       not offered        not offered        not offered
no      yes    no            no   right        not offered        not offered        not offered
no      yes    no            no   wrong        not offered        not offered        not offered
no      yes    no            no   locked       not offered        not offered        not offered
no      yes    no            yes  right        not offered        not offered        not offered
no      yes    no            yes  wrong        not offered        not offered        not offered
no      yes    no            yes  locked       not offered        not offered        not offered
no      yes    yes           no   right        not offered        not offered        not offered
no      yes    yes           no   wrong        not offered        not offered        not offered
no      yes    yes           no   locked       not offered        not offered        not offered
no      yes    yes           yes  right        not offered        not offered        not offered
no      yes    yes           yes  wrong        not offered        not offered        not offered
no      yes    yes           yes  locked       not offered        not offered        not offered
yes     no     no            no   right        admin first        admin first        admin first
yes     no     no            no   wrong        wrong credentials  wrong credentials  wrong credentials
yes     no     no            no   locked       locked             locked             locked
yes     no     no            yes  right        linked             username exists    username exists
yes     no     no            yes  wrong        wrong credentials  wrong credentials  wrong credentials
yes     no     no            yes  locked       locked             locked             locked
yes     no     yes           no   right        linked             username exists    username exists
yes     no     yes           no   wrong        wrong credentials  wrong credentials  wrong credentials
yes     no     yes           no   locked       locked             locked             locked
yes     no     yes           yes  right        linked             username exists    username exists
yes     no     yes           yes  wrong        wrong credentials  wrong credentials  wrong credentials
yes     no     yes           yes  locked       locked             locked             locked
yes     yes    no            no   right        opens              opens              opens
yes     yes    no            no   wrong        opens              opens              opens
yes     yes    no            no   locked       opens              opens              opens
yes     yes    no            yes  right        opens              opens              opens
yes     yes    no            yes  wrong        opens              opens              opens
yes     yes    no            yes  locked       opens              opens              opens
yes     yes    yes           no   right        opens              opens              opens
yes     yes    yes           no   wrong        opens              opens              opens
yes     yes    yes           no   locked       opens              opens              opens
yes     yes    yes           yes  right        opens              opens              opens
yes     yes    yes           yes  wrong        opens              opens              opens
yes     yes    yes           yes  locked       opens              opens              opens
"""

Case = tuple[tuple[str, ...], str, Outcome]


def _cases() -> list[Case]:
    """The matrix as one case for each of its cells: the five words on the left, the heading, the outcome."""
    heading, *rows = MATRIX.strip().splitlines()
    starts = [heading.index(word) for word in heading.split()]
    cuts = [slice(start, end) for start, end in zip(starts, [*starts[1:], None], strict=True)]
    cells = [[row[cut].strip() for cut in cuts] for row in rows]
    names = heading.split()[5:]
    return [
        (tuple(row[:5]), name, Outcome(answer)) for row in cells for name, answer in zip(names, row[5:], strict=True)
    ]


def _facts(row: tuple[str, ...], name: str) -> Facts:
    is_enabled, is_linked, is_administrator, is_open = (word == "yes" for word in row[:4])
    service, account, others = NAMES[name]
    return Facts(
        is_enabled, is_linked, is_administrator, is_open, Credentials(row[4]), "m.okafor", service, account, others
    )


def test_the_matrix_has_every_combination_once() -> None:
    words = ("no", "yes")
    combinations = product(words, words, words, words, Credentials, NAMES)
    assert sorted((*row, name) for row, name, _ in _cases()) == sorted(combinations)


@pytest.mark.parametrize(("row", "name", "expected"), _cases())
def test_an_attempt_ends_as_the_matrix_says(row: tuple[str, ...], name: str, expected: Outcome) -> None:
    assert outcome(_facts(row, name)) is expected


usernames = st.sampled_from(
    ["m.okafor", "M.Okafor", " m.okafor ", "m.ok\u0430for", "maya.okafor", "c.okafor", "p.nair"]
)
facts = st.builds(
    Facts,
    is_enabled=st.booleans(),
    is_linked=st.booleans(),
    is_administrator=st.booleans(),
    is_open=st.booleans(),
    credentials=st.sampled_from(Credentials),
    account_username=usernames,
    service_username=usernames,
    account_usernames=st.frozensets(usernames),
    others_in_service=st.frozensets(usernames),
)
"""Whatever the directory could find, with usernames that are the same, or nearly, more often than not."""


refused = st.builds(
    replace,
    facts,
    is_enabled=st.just(True),
    is_linked=st.just(False),
    is_open=st.just(True),
    credentials=st.just(Credentials.RIGHT),
    account_username=st.just("m.okafor"),
    service_username=st.sampled_from(["m.okafor", "M.Okafor", " m.okafor "]),
    account_usernames=st.frozensets(usernames).map(frozenset({"m.okafor"}).union),
    others_in_service=st.frozensets(st.sampled_from(["c.okafor", "p.nair"])),
)
"""Facts of a username that exists on both sides, and of nothing else that is in the way."""


@given(facts)
def test_a_seat_is_linked_only_where_everything_allows_it(found: Facts) -> None:
    exists = any(is_same(found.service_username, each) for each in found.account_usernames)
    is_another_s = any(is_same(found.account_username, each) for each in found.others_in_service)
    may_link = found.is_enabled and not found.is_linked and (found.is_open or found.is_administrator)
    is_right = found.credentials is Credentials.RIGHT
    is_linked = may_link and is_right and not exists and not is_another_s
    assert (outcome(found) is Outcome.LINKED) is is_linked


@given(refused)
def test_any_change_to_a_free_name_resolves_a_name_that_exists_on_both_sides(found: Facts) -> None:
    """[S1]: the change may be random, since the account's username overrides it."""
    assert outcome(found) is Outcome.USERNAME_EXISTS
    changed = free_username(found.service_username, found.account_usernames | found.others_in_service)
    assert outcome(replace(found, service_username=changed)) is Outcome.LINKED


@given(facts, usernames)
def test_no_change_of_the_own_name_resolves_that_somebody_else_has_the_account_s(found: Facts, changed: str) -> None:
    somebody = replace(found, others_in_service=found.others_in_service | {found.account_username.upper()})
    assert clash(somebody) is NameClash.ANOTHERS
    assert clash(replace(somebody, service_username=changed)) is NameClash.ANOTHERS


@given(facts)
def test_who_links_first_decides_nothing_but_whether_others_may(found: Facts) -> None:
    administrator = replace(found, is_administrator=True)
    assert outcome(administrator) is outcome(replace(administrator, is_open=not found.is_open))
    user = replace(found, is_administrator=False)
    if outcome(user) is not Outcome.ADMIN_FIRST:
        assert outcome(user) is outcome(administrator)
