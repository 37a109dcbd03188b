"""Papers as PDF: read back by a program that is not ours, page by page."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSizeF
from PySide6.QtGui import QImage, QTextBlock, QTextDocument

from certdesk.domain.papers import Block, Caution, Facts, Grid, Heading, Items, Paper, Words
from certdesk.jobs.lanes import ThreadLane
from certdesk.views.printing.pages import set_pages
from certdesk.views.printing.paper_blocks import set_paper
from certdesk.views.printing.paper_pdf import paper_pdf
from certdesk.views.theme.appearance import Appearance
from tests.gui.migration.packing import a_pack, paper_of
from tests.unit.domain.moving import moved

MARKUP = "<b>Larkspur</b> & <img src=http://evil.example/x.png>"


def tool(name: str, *arguments: str) -> str:
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{name} is missing")
    return subprocess.run([program, *arguments], capture_output=True, check=True).stdout.decode()


def read_back(paper: Paper, folder: Path) -> list[str]:
    """What each page says."""
    file = folder / "paper.pdf"
    file.write_bytes(paper_pdf(paper))
    return tool("pdftotext", "-layout", "-enc", "UTF-8", str(file), "-").removesuffix("\f").split("\f")


def paper(*blocks: Block, is_wide: bool = False) -> Paper:
    return Paper("Your certificates", "For Larkspur", blocks, "The end.", is_wide)


@pytest.mark.foreign
def test_everything_on_a_paper_is_text_in_its_order(appearance: Appearance, tmp_path: Path) -> None:
    whole = paper(
        Words("Hello,\nsecond line"),
        Heading("Steps"),
        Items(("First", "Second"), is_numbered=True),
        Grid(("Certificate", "Ends"), ((MARKUP, "1 March 2027"),), (70, 30)),
        Facts((("You", "Renew it."),)),
        Caution("Take care", "Never write a password."),
    )
    (page,) = read_back(whole, tmp_path)
    words = " ".join(page.split())
    expected = ["Your certificates", "For Larkspur", "Hello, second line", "Steps", "1. First", "2. Second"]
    expected += ["Certificate Ends", MARKUP, "You Renew it.", "Take care", "Never write a password.", "The end."]
    places = [words.index(each) for each in expected]
    assert places == sorted(places)
    assert words.endswith("Page 1 of 1")


@pytest.mark.foreign
def test_a_pack_is_a_pdf_with_no_link_script_or_file_in_it(appearance: Appearance, tmp_path: Path) -> None:
    held = moved(client=MARKUP, name="clinic.example")
    file = tmp_path / "pack.pdf"
    file.write_bytes(paper_pdf(paper_of(a_pack(held, client=MARKUP), 100)))
    told = tool("pdfinfo", str(file))
    assert "Your certificate: what to do before" in told
    assert re.search(r"JavaScript: +no", told)
    content = file.read_bytes()
    for forbidden in (b"/URI", b"/Launch", b"/EmbeddedFile", b"/Link"):
        assert forbidden not in content
    assert MARKUP in " ".join(tool("pdftotext", "-enc", "UTF-8", str(file), "-").split())


@pytest.mark.foreign
@pytest.mark.parametrize(
    ("country", "is_wide", "size"),
    [
        ("en_US", False, "612 x 792"),
        ("en_US", True, "792 x 612"),
        ("es_MX", False, "612 x 792"),
        ("de_DE", False, "595"),
        ("en_GB", True, "842"),
    ],
)
def test_the_page_is_what_the_country_prints_on(
    appearance: Appearance, tmp_path: Path, country: str, size: str, *, is_wide: bool
) -> None:
    QLocale.setDefault(QLocale(country))
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper_pdf(paper(Words("Hello"), is_wide=is_wide)))
    found = re.search(r"Page size: +(.*)", tool("pdfinfo", str(file)))
    assert found is not None
    assert found[1].startswith(size)


@pytest.mark.foreign
@pytest.mark.parametrize("lines", range(44, 54))
def test_a_heading_is_never_the_last_line_of_a_page(appearance: Appearance, tmp_path: Path, lines: int) -> None:
    lead: list[Block] = [Words("x") for _ in range(lines // 2)]
    filled = (*lead, Heading("The heading"), Words("What follows it"), Words("y " * 60), Heading("Another"))
    pages = read_back(paper(*filled, Grid(("A", "B"), (("c", "d"),) * 9, (50, 50))), tmp_path)
    for page in pages:
        assert ("The heading" in page) is ("What follows it" in page)
    last = [page.replace("Page", "").split("Another") for page in pages if "Another" in page]
    assert all(re.search(r"\bc +d\b", after) for (_, after) in last)


@pytest.mark.foreign
@pytest.mark.parametrize("lines", range(16, 30))
def test_a_warning_is_never_cut_by_the_end_of_a_page(appearance: Appearance, tmp_path: Path, lines: int) -> None:
    warning = Caution("Take care", "\n".join(["line"] * 11 + ["last"]))
    pages = read_back(paper(*(Words("x") for _ in range(lines)), warning), tmp_path)
    (page,) = (page for page in pages if "Take care" in page)
    assert page.count("line") == 11
    assert "last" in page


@pytest.mark.foreign
@pytest.mark.parametrize("lines", range(24, 34))
def test_a_row_of_a_table_is_never_cut_by_the_end_of_a_page(appearance: Appearance, tmp_path: Path, lines: int) -> None:
    rows = tuple((f"{n}a\n{n}b\n{n}c\n{n}d", f"{n}e") for n in range(40))
    pages = read_back(paper(*(Words("x") for _ in range(lines)), Grid(("A", "B"), rows, (50, 50))), tmp_path)
    assert len(pages) > 2
    for page in pages:
        assert set(re.findall(r"\b(\d+)a", page)) == set(re.findall(r"\b(\d+)d", page))
    assert [int(number) for number in re.findall(r"\b(\d+)c", "".join(pages))] == list(range(40))


@pytest.mark.foreign
@pytest.mark.parametrize("lines", range(20, 42))
def test_no_headings_of_a_table_are_set_where_none_of_its_rows_are(
    appearance: Appearance, tmp_path: Path, lines: int
) -> None:
    table = Grid(("Certificate", "Ends"), (("clinic.example", "1 March 2027"),), (70, 30))
    pages = read_back(paper(*(Words("x") for _ in range(lines)), table, *(Words("y") for _ in range(9))), tmp_path)
    assert sum("Certificate " in page for page in pages) == 1


@pytest.mark.foreign
def test_a_row_longer_than_a_page_goes_on_over_the_next(appearance: Appearance, tmp_path: Path) -> None:
    rows = (("first", ""), ("\n".join(f"{n}a" for n in range(90)), "long"), ("last", ""))
    text = "".join(read_back(paper(Grid(("A", "B"), rows, (50, 50))), tmp_path))
    assert {int(number) for number in re.findall(r"\b(\d+)a", text)} == set(range(90))
    assert "last" in text


@pytest.mark.foreign
@pytest.mark.parametrize("lines", range(24, 34))
def test_facts_stay_on_one_page_under_their_heading(appearance: Appearance, tmp_path: Path, lines: int) -> None:
    facts = Facts((("First", "one\ntwo"), ("Second", "three\nfour"), ("Third", "five\nsix")))
    pages = read_back(paper(*(Words("x") for _ in range(lines)), Heading("Duties"), facts), tmp_path)
    (page,) = (page for page in pages if "Duties" in page)
    assert all(word in page for word in ("First", "four", "Third", "six"))


@pytest.mark.foreign
@pytest.mark.parametrize("lines", range(24, 34))
def test_a_heading_stays_on_the_page_of_the_warning_below_it(
    appearance: Appearance, tmp_path: Path, lines: int
) -> None:
    warning = Caution("Take care", "\n".join(["line"] * 6 + ["last"]))
    pages = read_back(paper(*(Words("x") for _ in range(lines)), Heading("Sharing"), warning), tmp_path)
    (page,) = (page for page in pages if "Sharing" in page)
    assert "last" in page


@pytest.mark.foreign
def test_the_headings_of_a_table_come_again_and_pages_are_numbered(appearance: Appearance, tmp_path: Path) -> None:
    rows = tuple((f"shop{number:03}.example", "1 March 2027") for number in range(120))
    pages = read_back(paper(Grid(("Certificate", "Ends"), rows, (70, 30))), tmp_path)
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert "Certificate " in page
        assert f"Page {number} of {len(pages)}" in page
    text = "".join(pages)
    assert all(text.count(name) == 1 for name, _ in rows)


@pytest.mark.foreign
def test_a_name_without_a_break_stays_within_the_page(appearance: Appearance, tmp_path: Path) -> None:
    name = f"{'abcdefghij' * 30}.example"
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper_pdf(paper(Grid(("Certificate", "Ends"), ((name, "1 March 2027"),), (50, 50)))))
    boxes = tool("pdftotext", "-bbox", str(file), "-")
    width = float(re.findall(r'<page width="([\d.]+)"', boxes)[0])
    assert max(float(edge) for edge in re.findall(r'xMax="([\d.]+)"', boxes)) < width - 40
    plain = tool("pdftotext", "-layout", str(file), "-")
    assert "".join(re.findall(r"[a-j]{5,}|\.example", plain)).endswith(".example")


def test_it_can_be_made_away_from_the_gui_thread(qapp: object) -> None:
    lane, made = ThreadLane(1), list[bytes]()
    lane.submit(lambda: made.append(paper_pdf(paper_of(a_pack(), 100))))
    assert lane.close()
    assert made[0].startswith(b"%PDF-")


SIGNED = Words("With kind regards,\nAma\nOkafor Web")


@pytest.mark.parametrize("rows", range(27, 36))
@pytest.mark.parametrize("end", [Items(("Behind the table",)), SIGNED])
@pytest.mark.parametrize("lines", range(1, 4))
def test_what_follows_a_table_is_never_cut_by_the_end_of_a_page(
    appearance: Appearance, rows: int, end: Block, lines: int
) -> None:
    table = Grid(("A", "B"), (("c", "d"),) * rows, (50, 50))
    document = laid_out(paper(Words("\n".join("x" * lines)), table, end))
    height, layout = document.pageSize().height(), document.documentLayout()
    block = next(each for each in blocks_of(document) if each.text().startswith(("Behind", "With")))
    top, set_lines = layout.blockBoundingRect(block).top(), block.layout()
    edges = [(line.y(), line.y() + line.height()) for line in map(set_lines.lineAt, range(set_lines.lineCount()))]
    # One dot of 144 an inch: Qt takes distances of tables for whole ones.
    pages = {int((top + edge + slack) // height) for first, last in edges for edge, slack in ((first, 1), (last, -1))}
    assert len(pages) == 1
    assert document.pageCount() <= 2


def laid_out(paper: Paper) -> QTextDocument:
    """A paper on pages of A4, as they are printed."""
    device = QImage(1, 1, QImage.Format.Format_RGB32)
    device.setDotsPerMeterX(round(144 / 0.0254))
    device.setDotsPerMeterY(round(144 / 0.0254))
    document = set_pages(device, QSizeF(987, 1480), lambda setter: set_paper(setter, paper))
    document.setProperty("device", device)
    return document


def blocks_of(document: QTextDocument) -> list[QTextBlock]:
    """All of its paragraphs, in their order."""
    block, found = document.begin(), []
    while block.isValid():
        found.append(block)
        block = block.next()
    return found
