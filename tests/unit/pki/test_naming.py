"""File names made from common names are safe wherever they are written."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certdesk.domain.downloads import DownloadFormat
from certdesk.pki.formats import suggested_name
from certdesk.pki.formats.naming import LONGEST_STEM, file_stem

DEVICES = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}


@pytest.mark.parametrize(
    ("common_name", "stem"),
    [
        ("shop.larkspur.example", "shop_larkspur_example"),
        ("*.larkspur.example", "star_larkspur_example"),
        ("xn--bcher-kva.example", "xn--bcher-kva_example"),
        ("bücher.example", "xn--bcher-kva_example"),
        ("*.bücher.example", "star_xn--bcher-kva_example"),
        ("SHOP.Larkspur.example", "shop_larkspur_example"),
        ("2001:db8::1", "2001_db8_1"),
        ("CON", "con_"),
        ("con", "con_"),
        ("lpt9", "lpt9_"),
        ("con.example", "con_example"),
        ("", "certificate"),
        ("...", "certificate"),
        ("..\\..\\windows", "windows"),
        ("../../etc/passwd", "etc_passwd"),
        ("-rf.example", "rf_example"),
        ("a\0b.example", "a_b_example"),
        ("<b>bold</b>", "b_bold_b"),
        ("\u202emoc.elpmaxe", "moc_elpmaxe"),
        ("Larkspur Florists", "larkspur_florists"),
    ],
)
def test_a_common_name_gives_this_file_name(common_name: str, stem: str) -> None:
    assert file_stem(common_name) == stem


@settings(deadline=None)
@given(st.one_of(st.text(), st.text(alphabet="CONPRNAUXLT19.*-_ \0\u202e/\\:", max_size=12)))
def test_no_name_leads_out_of_its_folder_or_to_a_device(common_name: str) -> None:
    stem = file_stem(common_name)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", stem)
    assert len(stem) <= LONGEST_STEM + 1
    assert stem.casefold() not in DEVICES
    assert file_stem(common_name) == stem


@settings(deadline=None)
@given(st.from_regex(r"\A([a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?\.){1,5}example\Z"))
def test_host_names_that_differ_by_more_than_their_dots_keep_different_file_names(host: str) -> None:
    assert file_stem(host) == host.replace(".", "_") or len(host) > LONGEST_STEM


def test_a_long_name_is_cut_and_still_differs_from_its_neighbour() -> None:
    one, other = ("x" * 65536 + end for end in ("a", "b"))
    assert len(file_stem(one)) == LONGEST_STEM
    assert file_stem(one) != file_stem(other)


@pytest.mark.parametrize(
    ("format_", "name"),
    [
        (DownloadFormat.PEM_ALL, "star_larkspur_example.pem"),
        (DownloadFormat.PEM_NOROOT, "star_larkspur_example.pem"),
        (DownloadFormat.PEM_NOINTERMEDIATE, "star_larkspur_example.crt"),
        (DownloadFormat.DEFAULT, "star_larkspur_example.zip"),
        (DownloadFormat.DEFAULT_PEM, "star_larkspur_example.zip"),
        (DownloadFormat.DEFAULT_CER, "star_larkspur_example.zip"),
        (DownloadFormat.APACHE, "star_larkspur_example.zip"),
        (DownloadFormat.P7B, "star_larkspur_example.p7b"),
        (DownloadFormat.CER, "star_larkspur_example.cer"),
        (DownloadFormat.DER, "star_larkspur_example.cer"),
        (DownloadFormat.CA_BUNDLE, "star_larkspur_example.ca-bundle"),
    ],
)
def test_each_format_has_its_ending(format_: DownloadFormat, name: str) -> None:
    assert suggested_name(format_, "*.larkspur.example") == name
