"""Notices are read from mails of every shape, and whatever else is in a file is told for what it is."""

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certdesk.domain.notices import MailPlace, NoNotice, Notice, Suspicion, WhyNone
from certdesk.domain.work import Silent
from certdesk.services.notices.letters import read_letters
from certdesk.services.notices.mailboxes import single
from certdesk.services.notices.pages import page_of, targets_of
from certdesk.services.notices.probing import FileKind
from certdesk.services.notices.reading import ReadMail, Unread, read_notices, read_pasted
from tests.unit.services.notices import samples
from tests.unit.services.notices.samples import NAME, NUMBER, PAGE, SHAPES, TEXTS


def read(folder: Path, content: bytes, name: str = "notice.eml") -> list[ReadMail]:
    path = folder / name
    path.write_bytes(content)
    return list(read_notices([path], Silent()))


def says(found: ReadMail) -> tuple[list[str], list[str], list[str]]:
    assert isinstance(found, Notice), found
    (entry,) = found.entries
    days = ["|".join(map(str, said.value.days)) for said in entry.ends]
    return [said.value for said in entry.names], [said.value for said in entry.numbers], days


@pytest.mark.parametrize("shape", SHAPES)
def test_a_notice_of_any_shape_is_read(tmp_path: Path, shape: str) -> None:
    (found,) = read(tmp_path, SHAPES[shape]())
    assert says(found) == ([NAME], [NUMBER], ["2027-02-18"])
    assert isinstance(found, Notice)
    assert found.is_trusted, found.suspects


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("encoding", ["8bit", "base64", "quoted-printable"])
def test_a_notice_in_any_language_and_charset_is_read(tmp_path: Path, language: str, encoding: str) -> None:
    for charset in samples.CHARSETS.get(language, ("utf-8",)):
        if encoding == "8bit" and charset == "utf-16":
            continue  # no mail is sent like this
        (found,) = read(tmp_path, samples.plain(TEXTS[language], charset, encoding=encoding))
        assert says(found) == ([NAME], [NUMBER], ["2027-02-18"]), charset


@pytest.mark.parametrize(
    ("codec", "says_charset"), [("utf-16-le", "utf-8"), ("utf-16-be", "us-ascii"), ("utf-8", "utf-16")]
)
def test_a_charset_that_is_not_true_is_seen_by_the_zeros(tmp_path: Path, codec: str, says_charset: str) -> None:
    (found,) = read(tmp_path, samples.plain(TEXTS["en"], codec, encoding="base64", says=says_charset))
    assert says(found) == ([NAME], [NUMBER], ["2027-02-18"])


@pytest.mark.parametrize(
    ("parameters", "text"),
    [
        (
            "; format=flowed",
            f"SSL. Your customer \nnumber is {NUMBER} \nand {NAME} expires \non February \n18, 2027.\n",
        ),
        (
            "; format=flowed; delsp=yes",
            f"SSL. Customer Number: {NUMBER[:4]} \n{NUMBER[4:]}\n{NAME} expires 2027-02-18\n",
        ),
        ("; format=flowed", f"> SSL. Your customer number is \n> {NUMBER}. \n{NAME} expires 2027-02-18\n-- \n31\n"),
    ],
)
def test_lines_that_were_broken_for_the_way_are_one(tmp_path: Path, parameters: str, text: str) -> None:
    (found,) = read(tmp_path, samples.plain(text, says=f"utf-8{parameters}"))
    assert says(found) == ([NAME], [NUMBER], ["2027-02-18"])


def test_every_line_that_says_where_an_answer_goes_counts(tmp_path: Path) -> None:
    second = b"Reply-To: help@godaddy.com\r\nReply-To: x@mail.example\r\nMIME-Version"
    (found,) = read(tmp_path, samples.plain().replace(b"MIME-Version", second))
    assert isinstance(found, Notice)
    assert [each.why for each in found.suspects] == [Suspicion.REPLY_ELSEWHERE]


def test_each_check_counts_for_itself_however_it_is_folded(tmp_path: Path) -> None:
    name = b"Authentication-Results"
    checks = name + b": a.example;\r\n dkim=fail;\r\n spf=fail\r\n" + name + b": b.example; dkim=pass\r\n"
    (found,) = read(tmp_path, samples.plain().replace(b"MIME-Version", checks + b"MIME-Version"))
    assert isinstance(found, Notice)
    assert [each.why for each in found.suspects] == [Suspicion.CHECK_FAILED]


def test_the_mail_is_named_as_evidence(tmp_path: Path) -> None:
    (found,) = read(tmp_path, samples.plain())
    assert isinstance(found, Notice)
    place = found.entries[0].numbers[0].evidence.place
    assert (place.file, place.within, place.number, place.message_id) == (
        "notice.eml",
        tmp_path.name,
        1,
        "<1@starfieldtech.com>",
    )
    assert place.sent_at is not None
    assert place.sent_at.isoformat() == "2026-11-20T13:02:00+00:00"


def test_a_forwarded_mail_is_read_for_itself(tmp_path: Path) -> None:
    outer, inner = read(tmp_path, samples.carried(samples.plain()))
    assert isinstance(outer, NoNotice)
    assert says(inner)[1] == [NUMBER]
    assert isinstance(inner, Notice)
    assert inner.is_trusted
    assert inner.place.depth == 1


def test_encoded_header_lines_are_read(tmp_path: Path) -> None:
    subject = "=?utf-8?q?Ihr_Zertifikat_f=C3=BCr?= =?utf-8?b?IHd3dy5sYXJrc3B1ci5leGFtcGxlIGzDpHVmdCBhYg==?="
    content = samples.plain("Kundennummer: 7\n").replace(b"Renew your SSL certificate", subject.encode())
    (found,) = read(tmp_path, content)
    assert says(found)[:2] == ([NAME], ["7"])
    assert found.place.subject == "Ihr Zertifikat für www.larkspur.example läuft ab"  # type: ignore[union-attr]  # it is there, or the test fails


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", FileKind.PDF),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "__substg1.0_0037001F".encode("utf-16-le"),
            FileKind.OUTLOOK,
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), FileKind.DOCUMENT),
        (b"!BDN" + bytes(100), FileKind.OUTLOOK_STORE),
        (b"\x78\x9f\x3e\x22" + bytes(10), FileKind.WINMAIL),
        (b"\x89PNG\r\n\x1a\n", FileKind.PICTURE),
        (b"{\\rtf1 Customer Number: 1}", FileKind.RICH_TEXT),
        (b"-----BEGIN CERTIFICATE-----\nMIIB", FileKind.CERTIFICATE),
        (b"\x1f\x8b\x08", FileKind.PACKED),
        (b"\x7fELF", FileKind.PROGRAM),
        (b"", FileKind.EMPTY),
        (b" \r\n\t", FileKind.EMPTY),
        (b"\0" * 50, FileKind.OTHER),
        (b"ab\0\1\2\3cd\0xyz", FileKind.OTHER),
    ],
)
def test_what_is_no_mail_is_told_for_what_it_is(tmp_path: Path, content: bytes, kind: FileKind) -> None:
    (found,) = read(tmp_path, content)
    assert found == Unread("notice.eml", tmp_path.name, kind)


def test_carriage_returns_alone_end_lines_too(tmp_path: Path) -> None:
    mails = [samples.plain(), samples.alternative(), samples.attached(200_000)]
    content = samples.mailbox(mails).replace(b"\n", b"\r")
    assert [says(found)[1] for found in read(tmp_path, content)] == [[NUMBER]] * 3
    for each in mails:
        assert says(read(tmp_path, each.replace(b"\r\n", b"\n").replace(b"\n", b"\r"))[0])[1] == [NUMBER]


def test_a_mail_is_known_by_its_content_alone(tmp_path: Path) -> None:
    assert says(read(tmp_path, samples.plain(), "scan.pdf")[0])[1] == [NUMBER]
    assert says(read(tmp_path, PAGE.encode(), "notice")[0])[1] == [NUMBER]
    assert says(read(tmp_path, TEXTS["de"].encode("utf-16"), "notice")[0])[1] == [NUMBER]
    assert says(read(tmp_path, TEXTS["de"].encode("utf-16-le"), "notice")[0])[1] == [NUMBER]
    assert says(read(tmp_path, TEXTS["de"].encode("cp1252"), "notice")[0])[1] == [NUMBER]


def test_pasted_text_and_pasted_mails_are_read() -> None:
    assert says(read_pasted(TEXTS["en"])[0])[1] == [NUMBER]
    assert says(read_pasted(samples.plain().decode())[0])[1] == [NUMBER]
    assert read_pasted("") == [NoNotice(MailPlace(""), WhyNone.EMPTY)]


def test_a_page_that_leads_elsewhere_is_suspicious_though_its_text_is_harmless(tmp_path: Path) -> None:
    html = PAGE.replace("https://certs.starfieldtech.com/renew?id=77", "https://renew.example/?id=77")
    (found,) = read(tmp_path, samples.alternative(TEXTS["en"], html))
    assert isinstance(found, Notice)
    assert [each.why for each in found.suspects] == [Suspicion.LINK_ELSEWHERE]
    disguised = html.replace("Renew now", "https://certs.godaddy.com/")
    (found,) = read(tmp_path, samples.alternative(TEXTS["en"], disguised))
    assert isinstance(found, Notice)
    assert [each.why for each in found.suspects] == [Suspicion.LINK_DISGUISED]


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="https://renew.example/">x</a>',
        "<A HREF = https://renew.example/>x</A>",
        "<a\nhref='https://renew.example/'>x",
        '<a href="https&#58;//renew.example/">x</a>',
        '<form action="https://renew.example/"><input></form>',
        '<area href="https://renew.example/">',
        '<base href="https://renew.example/">',
        '<meta http-equiv="refresh" content="0; url=https://renew.example/">',
        '<button formaction="https://renew.example/">x</button>',
    ],
)
def test_every_way_to_lead_elsewhere_is_seen_by_both_readings(tag: str) -> None:
    html = f"<html><body><p>x</p>{tag}</body></html>"
    assert "https://renew.example/" in targets_of(html)
    assert "https://renew.example/" in [link.target for link in page_of(html).links]


def test_an_attachment_is_never_in_memory(tmp_path: Path) -> None:
    content = samples.attached(20 << 20)
    (tmp_path / "big.eml").write_bytes(content)
    size = len(content)
    del content
    list(read_notices([tmp_path / "big.eml"], Silent()))
    tracemalloc.start()
    (found,) = read_notices([tmp_path / "big.eml"], Silent())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert says(found)[1] == [NUMBER]
    assert peak < 2 << 20 < size


def test_one_line_of_many_megabytes_is_cut(tmp_path: Path) -> None:
    long = samples.plain() + b"x" * (30 << 20)
    tracemalloc.start()
    (found,) = read(tmp_path, long)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert says(found)[1] == [NUMBER]
    assert peak < 20 << 20


@given(content=st.binary(max_size=2_000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_any_bytes_are_read_without_an_error(tmp_path: Path, content: bytes) -> None:
    for each in read(tmp_path, content):
        assert isinstance(each, Notice | NoNotice | Unread)


@given(
    shape=st.sampled_from(sorted(SHAPES)),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20), st.binary(max_size=12)), min_size=1, max_size=12),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_a_mail_that_was_changed_anywhere_is_read_without_an_error(
    tmp_path: Path, shape: str, changes: list[tuple[float, int, bytes]]
) -> None:
    content = bytearray(SHAPES[shape]())
    for where, length, put in changes:
        at = int(where * len(content))
        content[at : at + length] = put
    for each in read(tmp_path, bytes(content)):
        assert isinstance(each, Notice | NoNotice | Unread)


HEADERS = st.sampled_from(
    [
        "From",
        "Subject",
        "Date",
        "Message-ID",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Reply-To",
    ]
)
VALUES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "=?utf-8?b?x?=", "=?utf-8?q?=ZZ?=", "=?x?y?z?=", 'multipart/mixed; boundary="', "message/rfc822", "base64",
            "text/plain; charset*0*=utf-8'en'%zz", "multipart/digest; boundary=x", "x-uuencode", "<<>>", "a@[", "@,:;",
            "Thu, 99 Foo 99999 99:99:99 +9999", ";CHARSET*",
        ]
    ),
)  # fmt: skip


@given(lines=st.lists(st.tuples(HEADERS, VALUES), max_size=8), body=st.text(max_size=200))
@settings(deadline=None)
def test_any_header_is_read_without_an_error(lines: list[tuple[str, str]], body: str) -> None:
    header = "".join(f"{name}: {value}\r\n" for name, value in lines)
    content = f"{header}\r\n{body}{TEXTS['en']}".encode("utf-8", "replace")
    for each in read_letters(single(iter([*content.splitlines(keepends=True), b""]).__next__), MailPlace("x")):
        assert isinstance(each, Notice | NoNotice)


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "<td>",
                "</td>",
                "<tr>",
                "</tr>",
                "<table>",
                "</table>",
                "x",
                "<a href=y>",
                "</a>",
                "<p>",
                "<!--",
                "<script>",
                "<style",
                "&#0;",
                "&amp",
            ]
        )
    ).map("".join)
)
def test_any_page_is_read(html: str) -> None:
    found = page_of(html)
    assert all("\n" not in line for line in found.lines)
    targets_of(html)
