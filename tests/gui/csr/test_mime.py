"""What a drag or the clipboard holds: said before it is let go, and turned into files, a text, or a reason."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData

from certdesk.domain.csr import LARGEST_CSR
from certdesk.domain.errors import CertDeskError
from certdesk.domain.handing_in import LARGEST_ARCHIVE, HandedIn, Origin
from certdesk.domain.messages import MessageKey
from certdesk.views.csr.mime import handed_in_of, hover_of
from tests.gui.csr.page import files, formats, links, text

pytestmark = pytest.mark.usefixtures("qapp")

OUTLOOK = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'
MAIL_ON_MACOS = "com.apple.pasteboard.promised-file-url"


def _refusal(data: QMimeData) -> CertDeskError:
    found = handed_in_of(data, Origin.DROPPED)
    assert isinstance(found, CertDeskError), found
    return found


def _handed(data: QMimeData) -> HandedIn:
    found = handed_in_of(data, Origin.DROPPED)
    assert isinstance(found, HandedIn), found
    return found


def test_one_file_is_usable_whatever_it_is_called_and_none_of_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "larkspur.pdf"
    file.write_bytes(b"x" * 1740)
    file.chmod(0)
    hover = hover_of(files(file))
    assert (hover.is_usable, hover.count, hover.name) == (True, 1, "larkspur.pdf")
    assert _handed(files(file)) == HandedIn(Origin.DROPPED, (file,))


def test_a_file_that_is_neither_request_nor_archive_by_its_size_is_refused_as_it_hovers(tmp_path: Path) -> None:
    film = tmp_path / "film.csr"
    film.write_bytes(b"\0" * (LARGEST_ARCHIVE + 1))
    refusal = hover_of(files(film)).refusal
    assert refusal is not None
    assert (refusal.key, refusal.facts["size"]) == (MessageKey.CSR_BIG, LARGEST_ARCHIVE + 1)
    film.write_bytes(b"\0" * LARGEST_ARCHIVE)
    assert hover_of(files(film)).is_usable


def test_a_file_that_is_gone_and_a_folder_are_found_out_about_when_they_are_read(tmp_path: Path) -> None:
    assert hover_of(files(tmp_path)).is_usable
    assert hover_of(files(tmp_path / "gone.csr")).is_usable
    assert _handed(files(tmp_path)).paths == (tmp_path,)


def test_several_files_are_counted_each_once(tmp_path: Path) -> None:
    data = files(*(tmp_path / name for name in ("a", "b", "c", "a")))
    assert hover_of(data).count == 3
    assert _handed(data).paths == (tmp_path / "a", tmp_path / "b", tmp_path / "c")


def test_files_count_where_links_are_dragged_with_them(tmp_path: Path) -> None:
    data = links("https://ca.example/a.csr", f"file://{tmp_path}/a.csr")
    assert _handed(data).paths == (tmp_path / "a.csr",)


def test_a_text_is_handed_in_as_it_is() -> None:
    data = text("-----BEGIN CERTIFICATE REQUEST-----\nMII")
    assert hover_of(data).is_usable
    assert _handed(data) == HandedIn(Origin.DROPPED, text="-----BEGIN CERTIFICATE REQUEST-----\nMII")


def test_a_text_longer_than_any_request_is_refused_before_it_is_looked_through() -> None:
    refusal = _refusal(text("x" * (LARGEST_CSR + 1)))
    assert (refusal.key, refusal.facts["size"]) == (MessageKey.CSR_BIG, LARGEST_CSR + 1)


@pytest.mark.parametrize("url", ["http://ca.example/a.csr", "https://ca.example", "ftp://ca.example/a.csr"])
def test_a_link_is_refused_as_it_hovers_and_when_it_is_let_go(url: str) -> None:
    hover = hover_of(links(url))
    assert not hover.is_usable
    assert hover.refusal is not None
    assert hover.refusal.key is _refusal(links(url)).key is MessageKey.CSR_LINK


def test_a_link_of_a_browser_that_names_only_its_own_format_is_one() -> None:
    assert _refusal(formats(("text/x-moz-url",), content="https://ca.example/a.csr")).key is MessageKey.CSR_LINK


@pytest.mark.parametrize(
    "data",
    [
        (("application/x-moz-file-promise", "text/x-moz-url"), ("imap-message://ama@mail.example/INBOX#7",)),
        ((OUTLOOK,), ()),
        (("XdndDirectSave0",), ()),
        ((MAIL_ON_MACOS,), ()),
        (("application/x-kde-ark-dndextract-path",), ()),
        ((), ("mailbox:///srv/ama/mail/inbox?number=7&part=1.2",)),
        (("text/x-moz-message",), ("mailbox-message://ama@mail.example/inbox#7",)),
    ],
    ids=["thunderbird", "outlook", "direct save", "macos", "ark", "mailbox link", "message"],
)
def test_an_attachment_without_a_local_path_is_refused_with_a_way_out(
    data: tuple[tuple[str, ...], tuple[str, ...]],
) -> None:
    names, urls = data
    hover = hover_of(formats(names, urls))
    assert hover.refusal is not None
    assert hover.refusal.key is _refusal(formats(names, urls)).key is MessageKey.CSR_NO_PATH


def test_an_attachment_that_was_saved_is_a_file_although_it_is_promised_too(tmp_path: Path) -> None:
    data = formats(("application/x-moz-file-promise",), (f"file://{tmp_path}/a.csr",))
    assert _handed(data).paths == (tmp_path / "a.csr",)


def test_the_icon_list_of_a_file_manager_does_not_hide_its_files(tmp_path: Path) -> None:
    data = formats(("x-special/gnome-icon-list",), (f"file://{tmp_path}/a.csr",))
    assert hover_of(data).is_usable
    assert _handed(data).paths == (tmp_path / "a.csr",)


@pytest.mark.parametrize(("data", "what"), [(QMimeData, "nothing"), (lambda: formats(("image/png",)), "")])
def test_what_holds_neither_files_nor_text_is_no_request(data: type[QMimeData], what: str) -> None:
    refusal = _refusal(data())
    assert (refusal.key, refusal.facts["what"]) == (MessageKey.CSR_NOTCSR, what)
    assert not hover_of(data()).is_usable


def test_nothing_but_white_space_is_an_empty_clipboard() -> None:
    assert _refusal(text(" \n")).facts["what"] == "nothing"
