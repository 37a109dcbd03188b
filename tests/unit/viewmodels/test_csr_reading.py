"""What is handed in as a signing request: files that cannot be one, private keys, and that only the last counts."""

import os
from pathlib import Path

import pytest

from certdesk.domain.csr import LARGEST_CSR, CsrFacts
from certdesk.domain.errors import CertDeskError, FieldError, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.csr.handed import Handed, content_of, holds_private_key
from certdesk.viewmodels.csr.reader import CsrReader
from tests.fakes_gui.support import NotingActs
from tests.lanes import HandLane

pytestmark = pytest.mark.usefixtures("qapp")


class Desk:
    """A reader over acts that say `facts` of the text they are named by, with all that it told."""

    def __init__(self) -> None:
        self.lane = HandLane()
        self.acts = EchoingActs()
        self.reader = CsrReader(self.acts, Runner(self.lane, self.lane))
        self.told: list[Handed] = []
        self.failures: list[Exception] = []
        self.reader.changed.connect(self.told.append)
        self.reader.failed.connect(self.failures.append)

    @property
    def last(self) -> Handed:
        return self.told[-1]


class EchoingActs(NotingActs):
    """Takes every content for a request for the name that it spells."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[bytes] = []

    def read_csr(self, content: bytes) -> CsrFacts:
        self.read.append(content)
        if content == b"bug":
            raise ZeroDivisionError
        name = content.decode()
        return CsrFacts(content, name, (name,), b"", "", "ECDSA P-256", "SHA-256 with ECDSA")


def _cause(path: Path) -> object:
    with pytest.raises(Unavailable) as raised:
        content_of(path)
    assert raised.value.key is MessageKey.FILE_READ
    assert raised.value.facts["file"] == path.name
    return raised.value.facts["cause"]


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert _cause(pipe) == "device"
    assert _cause(tmp_path) == "folder"
    assert _cause(tmp_path / "gone.csr") == "missing"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large.csr"
    large.write_bytes(b"x" * LARGEST_CSR)
    assert len(content_of(large)) == LARGEST_CSR
    large.write_bytes(b"x" * (LARGEST_CSR + 1))
    with pytest.raises(FieldError) as raised:
        content_of(large)
    assert (raised.value.key, raised.value.facts["size"]) == (MessageKey.CSR_BIG, LARGEST_CSR + 1)


@pytest.mark.parametrize("kind", ["", "RSA ", "EC ", "ENCRYPTED ", "OPENSSH "])
def test_each_wrapping_of_a_private_key_is_seen(kind: str) -> None:
    assert holds_private_key(f"Bag Attributes\n-----BEGIN {kind}PRIVATE KEY-----\nMII")


@pytest.mark.parametrize("text", ["", "-----BEGIN CERTIFICATE REQUEST-----", "-----BEGIN PUBLIC KEY-----"])
def test_what_is_no_private_key_is_not_taken_for_one(text: str) -> None:
    assert not holds_private_key(text)


def test_a_private_key_reaches_no_service() -> None:
    desk = Desk()
    desk.reader.read_text("-----BEGIN PRIVATE KEY-----\nMIG")
    desk.lane.drain()
    refusal = desk.last.refusal
    assert isinstance(refusal, CertDeskError)
    assert refusal.key is MessageKey.CSR_KEYFILE
    assert desk.acts.read == []


def test_only_what_was_handed_in_last_counts(tmp_path: Path) -> None:
    file = tmp_path / "b.csr"
    file.write_text("b.example")
    desk = Desk()
    desk.reader.read_text("a.example")
    desk.reader.read_file(file)
    desk.lane.drain()
    read = [handed.facts.common_name for handed in desk.told if handed.facts is not None]
    assert read == ["b.example"]
    assert desk.last.file == "b.csr"


def test_what_was_taken_back_is_not_told_any_more() -> None:
    desk = Desk()
    desk.reader.read_text("a.example")
    desk.reader.read_text("  \n")
    desk.lane.drain()
    assert desk.last == Handed()


def test_a_bug_is_passed_on_and_nothing_is_left_half_read() -> None:
    desk = Desk()
    desk.reader.read_text("bug")
    desk.lane.drain()
    assert [type(failure) for failure in desk.failures] == [ZeroDivisionError]
    assert desk.last == Handed()
