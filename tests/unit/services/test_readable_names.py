"""Names that a session showed, as people read them."""

from dataclasses import replace

from certdesk.services.visits import readable
from tests.fakes_gui.details import an_order, seen


def test_international_names_are_spelled_in_unicode_beside_the_others() -> None:
    view = seen(an_order(), ("xn--bcher-kva.example", "*.xn--bcher-kva.example", "www.example", "xn--\u202e.example"))
    assert readable(view).shown_names == ("bücher.example", "*.bücher.example", "www.example", "xn--\u202e.example")
    assert replace(readable(view), shown_names=()) == view


def test_plain_names_are_not_told_twice() -> None:
    view = seen(an_order())
    assert readable(view) is view
