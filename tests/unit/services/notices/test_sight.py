"""What a page hides with its own markup is not read as if it were said."""

import pytest

from certdesk.services.notices.pages import page_of


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">hidden</div>',
        '<div style="color:red; DISPLAY : none !important">hidden</div>',
        '<span style="visibility:hidden">hidden</span>',
        "<p hidden>hidden</p>",
        "<div hidden><div>hidden</div>hidden<div><p>hidden</p></div></div>",
        '<p style="display:none">hidden<p></p>',
        '<div style="display:none"><img style="display:none"><br>hidden</div>',
        '<table style="display:none"><tr><td>hidden<table><tr><td>hidden</td></tr></table></td></tr></table>',
        '<table><tr><td><span style="display:none">hidden</td></tr></table>',
        '<table><tr style="display:none"><td>hidden</td><td>hidden</td></tr></table>',
        "<style>hidden</style><script>hidden</script><template>hidden</template>",
    ],
)
def test_what_is_hidden_is_not_read(hidden: str) -> None:
    assert page_of(f"<html><body><p>before</p>{hidden}<p>after</p></body></html>").lines == ("before", "after")


@pytest.mark.parametrize(
    "shown",
    [
        '<div style="display:block">shown</div>',
        '<img style="display:none" src="x">shown',
        '<input type="hidden" hidden>shown',
        '<div style="display:none"></div>shown',
        "<p hidden><div>shown</div>",
        '<div data-hidden="1">shown</div>',
    ],
)
def test_what_is_shown_is_read(shown: str) -> None:
    assert page_of(f"<html><body>{shown}</body></html>").lines == ("shown",)


def test_what_is_hidden_and_never_ends_hides_the_rest() -> None:
    assert page_of("<p>before</p><div hidden><p>hidden").lines == ("before",)
