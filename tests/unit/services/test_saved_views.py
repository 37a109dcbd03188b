"""Saved views stand under names of their own, in the user's order, and outlive the program."""

from collections.abc import Callable

import pytest

from certdesk.domain.changes import Topic
from certdesk.domain.errors import FieldError, NotFound
from certdesk.domain.messages import MessageKey
from certdesk.domain.saved_views import LONGEST_NAME, MOST_VIEWS, SavedView
from certdesk.domain.urgency import View
from certdesk.services.api import SavedViews
from tests.fakes import FakeWorld

Attempt = Callable[[], SavedView]


@pytest.fixture
def views(world: FakeWorld) -> SavedViews:
    for name, typed, view in (("Ash", "ash", View.ALL), ("Birch", "", View.EXPIRING), ("Cedar", "c", View.ACTIVE)):
        world.desk.saved_views.add(name, typed, view)
    return world.desk.saved_views


def names(views: SavedViews) -> list[str]:
    return [view.name for view in views.all()]


def test_views_are_kept_in_the_order_they_were_added_and_after_a_restart(world: FakeWorld, views: SavedViews) -> None:
    kept = world.desk_again().saved_views.all()
    assert kept[:2] == (SavedView("Ash", "ash", View.ALL), SavedView("Birch", "", View.EXPIRING))
    assert set(world.announced) == {frozenset({Topic.VIEWS})}


@pytest.mark.parametrize("name", ["", " ", "ash", "ASH ", "x" * (LONGEST_NAME + 1), "\u202e"])
def test_a_view_needs_a_name_of_its_own(views: SavedViews, name: str) -> None:
    attempts: tuple[Attempt, ...] = (lambda: views.add(name, "", View.ALL), lambda: views.rename("Birch", name))
    for attempt in attempts:
        with pytest.raises(FieldError) as caught:
            attempt()
        assert (caught.value.field, caught.value.key) == ("name", MessageKey.VIEW_NAME)
    assert names(views) == ["Ash", "Birch", "Cedar"]


def test_a_renamed_view_keeps_its_place_and_may_change_only_its_case(views: SavedViews) -> None:
    assert views.rename("Birch", "Beech") == SavedView("Beech", "", View.EXPIRING)
    views.rename("Ash", "ASH")
    assert names(views) == ["ASH", "Beech", "Cedar"]


def test_a_view_can_show_something_else(views: SavedViews) -> None:
    views.change("Ash", "  new \n words\u200b ", View.ENDED)
    assert views.all()[0] == SavedView("Ash", "new words", View.ENDED)


def test_a_view_that_is_gone_cannot_be_changed_but_removed_again(views: SavedViews) -> None:
    views.remove("Ash")
    views.remove("Ash")
    attempts: tuple[Attempt, ...] = (lambda: views.rename("Ash", "Oak"), lambda: views.change("Ash", "", View.ALL))
    for attempt in attempts:
        with pytest.raises(NotFound):
            attempt()
    assert names(views) == ["Birch", "Cedar"]


def test_views_are_put_in_order_and_those_not_named_follow(views: SavedViews) -> None:
    assert [view.name for view in views.arrange(["Cedar", "Gone", "Ash"])] == ["Cedar", "Ash", "Birch"]
    assert names(views) == ["Cedar", "Ash", "Birch"]


def test_there_is_an_end_to_how_many_there_are(views: SavedViews) -> None:
    for number in range(MOST_VIEWS - 3):
        views.add(f"View {number}", "", View.ALL)
    with pytest.raises(FieldError):
        views.add("One more", "", View.ALL)


def test_starting_the_practice_over_keeps_them(world: FakeWorld, views: SavedViews) -> None:
    world.desk.practice.start_over()
    assert len(views.all()) == 3
