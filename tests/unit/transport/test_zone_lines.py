"""Zone file lines: what can be written, what is found there, and which line is wrong."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.transport.zone_lines import ZoneLines

ZONE = """
; what the web shop needs
_dnsauth.larkspur.example. 300 IN TXT "0123abcd"

www.larkspur.example CNAME cdn.elsewhere.example.
\t_dnsauth.Larkspur.Example.  TXT  second "and third" ; remark\r
BÜCHER.example TXT named
"""


def test_records_are_found_by_name_whatever_their_spelling() -> None:
    lines = ZoneLines(ZONE)
    assert lines.texts("_dnsauth.larkspur.example") == {"0123abcd", "secondand third"}
    assert lines.aliases("www.larkspur.example") == {"cdn.elsewhere.example"}
    assert lines.texts("xn--bcher-kva.example") == {"named"}
    assert lines.texts("larkspur.example") == lines.aliases("larkspur.example") == frozenset()


def test_aliases_are_followed_to_texts_and_circles_end() -> None:
    lines = ZoneLines(
        "a.example CNAME b.example\nb.example CNAME c.example\nc.example TXT found\nc.example CNAME a.example"
    )
    assert lines.texts("a.example") == {"found"}
    assert lines.texts("b.example") == {"found"}


@pytest.mark.parametrize(
    "wrong",
    [
        "www.larkspur.example", "www.larkspur.example TXT", "www.larkspur.example A 192.0.2.1", "$ORIGIN larkspur.",
        "$INCLUDE /etc/passwd", "$GENERATE 1-9 a$ TXT b", "www.larkspur.example CH TXT a", "a..b TXT c", "@ TXT a",
        'www.larkspur.example TXT "open', "www.larkspur.example TXT ( a", "www.larkspur.example CNAME", "TXT",
        'www.larkspur.example TXT "' + "x" * 256 + '"', "x" * 64 + ".example TXT a", "a.example TYPE65280 \\# 0",
        "http://larkspur.example/ value", "<b> TXT a b c (", "www.larkspur.example TXT \\",
    ],
)  # fmt: skip
def test_the_line_that_cannot_be_read_is_told(wrong: str) -> None:
    with pytest.raises(FieldError) as caught:
        ZoneLines(f"ok.example TXT fine\n\n{wrong}\nalso.example TXT fine")
    assert (caught.value.field, caught.value.key, caught.value.facts["line"]) == ("records", MessageKey.ZONE_FORM, 3)


def wrong_line(text: str) -> int | None:
    try:
        ZoneLines(text)
    except FieldError as refused:
        return int(str(refused.facts["line"]))
    return None


words = st.sampled_from(
    ["a.example", "TXT", "CNAME", "IN", "300", '"', "(", ")", ";", "\\", "\\#", "TYPE16", "é.example", "*"]
)


@given(st.text() | st.lists(words).map(" ".join))
@example("a TXT \\999")
@example("\x00 TXT a")
@example("a TXT \udcff".encode("utf-8", "replace").decode())
@example("a.example TYPE16 \\# 1 0")
@example("é" * 70 + ".example TXT a")
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    number = wrong_line(text)
    assert number is None or text.split("\n")[number - 1].strip()
