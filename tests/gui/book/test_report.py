"""A client's report, as words and as a PDF that other programs read."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from certdesk.domain.labels import Count
from certdesk.domain.reports import ClientReport, client_report
from certdesk.jobs.lanes import ThreadLane
from certdesk.views.book.report_pdf import report_pdf
from certdesk.views.orders.list_menu import ListAct
from certdesk.views.wording import dates
from certdesk.views.wording.reports import file_name, report_words
from tests.fakes_gui.orders_list import NOW, an_entry
from tests.gui.book.stage import Stage

CLIENT = "Larkspur & <b>Söhne</b>"


def a_report(count: int) -> ClientReport:
    entries = [
        an_entry("<img src=x>.example", status="on_hold", client=CLIENT),
        an_entry("revoked.example", status="revoked", client=CLIENT),
        *(an_entry(f"shop{at:03}.example", days=at + 1, client=CLIENT) for at in range(count)),
        an_entry("other.example", client="Somebody else"),
    ]
    return client_report(entries, CLIENT, NOW, NOW)


def read_back(pdf: bytes, folder: Path) -> str:
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext is missing")
    file = folder / "report.pdf"
    file.write_bytes(pdf)
    command = [reader, "-layout", "-enc", "UTF-8", str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def test_each_order_is_a_row_of_name_status_end_days_and_cover() -> None:
    words = report_words(a_report(2))
    assert words.title == CLIENT
    assert words.counts == "4 orders · Expiring within 30 days: 2 · Status not known: 1 · Ended: 1"
    assert [row[:2] for row in words.rows] == [
        ("shop000.example", "Issued"),
        ("shop001.example", "Issued"),
        ("<img src=x>.example", "Status: on_hold"),
        ("revoked.example", "Revoked"),
    ]
    assert words.rows[0][3] == "1"
    assert words.rows[3][3] == "–"


def test_the_proposed_name_is_one_that_every_disk_takes() -> None:
    assert file_name("a/b\\c: *?") == "a_b_c-certificates.pdf"
    assert file_name("…") == "client-certificates.pdf"


@pytest.mark.foreign
def test_the_pdf_holds_every_row_as_text_and_numbers_its_pages(qapp: object, tmp_path: Path) -> None:
    text = read_back(report_pdf(a_report(120)), tmp_path)
    assert text.lstrip().startswith(CLIENT)
    for at in range(120):
        assert f"shop{at:03}.example" in text
    assert "<img src=x>.example" in text
    assert "other.example" not in text
    assert dates.date_and_time(NOW) in text
    pages = re.findall(r"Page (\d+) of (\d+)", text)
    assert len(pages) > 2
    assert pages == [(str(number), str(len(pages))) for number in range(1, len(pages) + 1)]
    assert text.count("Order covered to") == len(pages)


def test_it_can_be_made_away_from_the_gui_thread(qapp: object) -> None:
    lane, made = ThreadLane(1), list[bytes]()
    lane.submit(lambda: made.append(report_pdf(a_report(3))))
    assert lane.close()
    assert made[0].startswith(b"%PDF-")


def test_the_client_of_the_chosen_order_is_proposed(stage: Stage) -> None:
    stage.choose("www.hollowaybooks.example")
    stage.sheets.act_on_list(ListAct.REPORT)
    stage.drain()
    assert stage.find(QComboBox, "report_client").currentData() == "Holloway Books"


def test_a_client_with_an_ampersand_is_offered_as_its_name_is_written(stage: Stage) -> None:
    stage.desk.labels.known = (Count("Blume & Sohn", 2),)
    stage.sheets.act_on_list(ListAct.REPORT)
    stage.drain()
    assert stage.find(QComboBox, "report_client").currentText().startswith("Blume & Sohn  ")
