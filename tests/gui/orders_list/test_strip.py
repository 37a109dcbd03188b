"""Places by arithmetic equal places by adding up."""

from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.urgency import Group
from certdesk.viewmodels.orders.filtering import Section
from certdesk.views.orders.strip import Strip

HEADING, ROW = 31, 52


@st.composite
def strips(draw: st.DrawFn) -> tuple[Strip, list[bool]]:
    """A strip, and of each place whether a heading stands there."""
    counts = draw(st.lists(st.integers(1, 7), max_size=6))
    sections, headings = list[Section](), list[bool]()
    for group, count in zip(Group, counts, strict=False):
        sections.append(Section(group, len(headings), count))
        headings += [True, *[False] * count]
    return Strip(tuple(sections), HEADING, ROW), headings


@given(strips())
def test_everything_stands_below_what_is_before_it(made: tuple[Strip, list[bool]]) -> None:
    strip, headings = made
    top = 0
    for place, is_heading in enumerate(headings):
        assert strip.top(place) == top
        assert strip.is_heading(place) == is_heading
        assert strip.place_at(top) == strip.place_at(top + strip.height(place) - 1) == place
        top += HEADING if is_heading else ROW
    assert strip.length == top
    assert strip.place_at(top) is None
    assert strip.place_at(-1) is None


@given(strips(), st.integers(-50, 900), st.integers(1, 900))
def test_exactly_what_is_in_sight_is_painted(made: tuple[Strip, list[bool]], top: int, page: int) -> None:
    strip, headings = made
    seen = [
        place
        for place in range(len(headings))
        if strip.top(place) < max(top + page, 1) and strip.top(place) + strip.height(place) > max(top, 0)
    ]
    assert list(strip.places_between(top, top + page)) == seen


@given(strips(), st.integers(-2, 60), st.sampled_from([1, -1]))
def test_the_nearest_row_is_never_a_heading(made: tuple[Strip, list[bool]], place: int, step: int) -> None:
    strip, headings = made
    found = strip.nearest_row(place, step)
    onward = range(place, len(headings)) if step > 0 else range(place, -1, -1)
    is_inside = 0 <= place < len(headings)
    assert found == (next((at for at in onward if not headings[at]), None) if is_inside else None)
