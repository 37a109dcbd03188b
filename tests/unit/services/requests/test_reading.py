"""From sources to candidates: requests where there are some, reasons where not, and nothing kept of private keys."""

import gc
import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, FunctionType, ModuleType, TracebackType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.csr import LARGEST_CSR, CsrFacts
from certdesk.domain.errors import Cancelled, FieldError
from certdesk.domain.handing_in import Candidate, HandedIn, Origin, Source
from certdesk.domain.messages import MessageKey
from certdesk.domain.work import Silent
from certdesk.services.requests.intake import gather
from certdesk.services.requests.reading import read
from certdesk.services.x509 import describe_csrs
from tests.unit.services.requests.making import SHOP, csr, private_key, secrets_of, zipped


@dataclass
class Watch:
    """Hears how far reading is, and stops it after so many sources."""

    stop_after: int = 1_000_000
    steps: list[tuple[int, int]] = field(default_factory=list)
    first_after: float | None = None
    begun: float = field(default_factory=time.process_time)

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if self.first_after is None:
            self.first_after = time.process_time() - self.begun

    def check(self) -> None:
        if len(self.steps) >= self.stop_after:
            raise Cancelled


def files(*paths: Path) -> tuple[Candidate, ...]:
    return read(gather(HandedIn(Origin.DROPPED, paths)).sources, describe_csrs, Silent())


def text(pasted: str) -> Candidate:
    (candidate,) = read(gather(HandedIn(Origin.PASTED, text=pasted)).sources, describe_csrs, Silent())
    return candidate


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def names(candidates: Sequence[Candidate]) -> list[tuple[str, ...]]:
    return [candidate.facts.names if candidate.facts else () for candidate in candidates]


def refusals(candidates: Sequence[Candidate]) -> list[MessageKey | None]:
    return [candidate.refusal.key if candidate.refusal else None for candidate in candidates]


def test_a_request_in_a_file_is_found_with_the_size_of_the_file(tmp_path: Path) -> None:
    content = csr(SHOP)
    path = write(tmp_path / "shop.txt", content)
    (candidate,) = files(path)
    assert candidate.source == Source(Origin.DROPPED, "shop.txt", tmp_path.name, path)
    assert (names([candidate]), candidate.size, candidate.number) == ([(SHOP,)], len(content), 1)


def test_a_request_in_a_text_is_found_and_the_text_let_go() -> None:
    candidate = text(csr(SHOP).decode())
    assert names([candidate]) == [(SHOP,)]
    assert candidate.source == Source(Origin.PASTED)


def test_several_requests_in_one_file_are_several_candidates(tmp_path: Path) -> None:
    found = files(write(tmp_path / "both.pem", csr(SHOP) + csr("www.larkspur.example", of=1)))
    assert names(found) == [(SHOP,), ("www.larkspur.example",)]
    assert [candidate.number for candidate in found] == [1, 2]


def test_every_source_gives_an_answer_in_its_place(tmp_path: Path) -> None:
    good = write(tmp_path / "good.csr", csr(SHOP))
    found = files(good, tmp_path / "gone.csr", write(tmp_path / "empty.csr", b""), write(tmp_path / "note", b"hello"))
    expected = [None, MessageKey.FILE_READ, MessageKey.CSR_EMPTY, MessageKey.CSR_NOTCSR]
    assert refusals(found) == expected
    assert [candidate.source.name for candidate in found] == ["good.csr", "gone.csr", "empty.csr", "note"]


def test_a_file_that_goes_before_it_is_read_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "shop.csr", csr(SHOP))
    sources = gather(HandedIn(Origin.DROPPED, (path,))).sources
    path.unlink()
    (candidate,) = read(sources, describe_csrs, Silent())
    assert refusals([candidate]) == [MessageKey.FILE_READ]
    assert candidate.refusal is not None
    assert candidate.refusal.facts == {"file": "shop.csr", "cause": "missing"}


@pytest.mark.parametrize("pasted", ["", "  \n\t"])
def test_a_text_without_anything_is_empty(pasted: str) -> None:
    assert refusals([text(pasted)]) == [MessageKey.CSR_EMPTY]


@pytest.mark.parametrize("pasted", ["https://larkspur.example/shop.csr", " HTTP://larkspur.example/a b\n", "ftp://x/y"])
def test_a_link_is_not_fetched(pasted: str) -> None:
    is_link = " a" not in pasted.replace("a b", " a")
    assert (refusals([text(pasted)]) == [MessageKey.CSR_LINK]) is is_link


def test_a_text_with_half_a_pair_in_it_is_read_as_far_as_it_can_be() -> None:
    assert names([text(f"\ud83d\n{csr(SHOP).decode()}")]) == [(SHOP,)]


@pytest.mark.parametrize("extra", [1, 100_000])
def test_what_is_larger_than_any_request_is_not_looked_at(tmp_path: Path, extra: int) -> None:
    (candidate,) = files(write(tmp_path / "large", csr(SHOP).ljust(LARGEST_CSR + extra)))
    assert refusals([candidate]) == [MessageKey.CSR_BIG]
    assert candidate.refusal is not None
    assert candidate.refusal.facts["size"] == LARGEST_CSR + extra


# Private keys.


def left_over(holder: object) -> bytes:
    """Return all bytes and texts that can be reached from `holder`, those in the steps of its errors included."""
    seen: dict[int, object] = {}
    waiting = [holder]
    while waiting:
        one = waiting.pop()
        if id(one) not in seen and not isinstance(one, type | ModuleType | FunctionType):
            seen[id(one)] = one
            waiting.extend(_held_by(one))
    return b"\n".join(_as_bytes(one) for one in seen.values())


def _held_by(one: object) -> list[object]:
    if isinstance(one, FrameType):
        return list(one.f_locals.values())
    return [one.tb_frame, one.tb_next] if isinstance(one, TracebackType) else gc.get_referents(one)


def _as_bytes(one: object) -> bytes:
    if isinstance(one, str):
        return one.encode("utf-8", "replace")
    return bytes(one) if isinstance(one, bytes | bytearray) else b""


def key_sources(folder: Path) -> Iterator[tuple[str, HandedIn]]:
    pem = private_key()
    yield "file", HandedIn(Origin.DROPPED, (write(folder / "shop.key", pem),))
    yield "beside a request", HandedIn(Origin.DROPPED, (write(folder / "both.pem", csr(SHOP) + pem),))
    yield "archive", HandedIn(Origin.DROPPED, (write(folder / "keys.zip", zipped({"in/shop.key": pem})),))
    yield "text", HandedIn(Origin.PASTED, text=pem.decode())


def test_of_a_private_key_nothing_is_kept_but_the_name_of_its_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = secrets_of(private_key())
    for kind, handed in key_sources(tmp_path):
        sources = gather(handed).sources
        assert all(secret.decode("latin-1") not in repr(sources) for secret in secrets), kind
        candidates = read(sources, describe_csrs, Silent())
        assert refusals(candidates) == [MessageKey.CSR_KEYFILE], kind
        source = candidates[0].source
        assert source == Source(handed.origin, source.name), kind
        remains = left_over(candidates)
        assert not any(secret in remains for secret in secrets), kind
    assert not any(secret.decode("latin-1") in caplog.text for secret in secrets)


def test_the_search_for_what_is_left_finds_what_is_left() -> None:
    def raised(content: bytes) -> FieldError:
        with pytest.raises(FieldError) as refused:
            describe_csrs(content)
        return refused.value

    (secret, *_) = secrets_of(private_key())
    assert secret in left_over((raised(private_key()),))
    assert secret in left_over(Candidate(Source(Origin.PASTED, text=private_key().decode())))


# Archives.


def test_an_archive_is_known_by_what_is_in_it_and_gives_its_files(tmp_path: Path) -> None:
    content = csr(SHOP)
    packed = zipped({"in/shop.csr": content, "www.txt": csr("www.larkspur.example"), "note.txt": b"hello"})
    found = files(write(tmp_path / "from the client.csr", packed))
    assert names(found) == [(SHOP,), ("www.larkspur.example",), ()]
    first = found[0].source
    assert (first.name, first.place, first.entry) == ("shop.csr", "from the client.csr", "in/shop.csr")
    assert found[0].size == len(content)


def test_a_file_that_is_called_zip_and_is_none_is_read_as_what_it_is(tmp_path: Path) -> None:
    assert names(files(write(tmp_path / "shop.zip", csr(SHOP)))) == [(SHOP,)]


def test_an_archive_in_an_archive_stays_closed(tmp_path: Path) -> None:
    found = files(write(tmp_path / "a.zip", zipped({"b.zip": zipped({"shop.csr": csr(SHOP)})})))
    assert names(found) == [()]
    assert found[0].refusal is not None


def test_an_archive_without_files_gives_nothing(tmp_path: Path) -> None:
    assert files(write(tmp_path / "a.zip", zipped({}))) == ()


# Many.


def test_reading_tells_how_far_it_is_and_can_be_stopped_between_files(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{number}.csr", csr(SHOP)) for number in range(5)]
    watch = Watch(stop_after=2)
    with pytest.raises(Cancelled):
        read(gather(HandedIn(Origin.DROPPED, tuple(paths))).sources, describe_csrs, watch)
    assert watch.steps == [(1, 5), (2, 5)]


def test_a_thousand_files_are_read_within_the_time_that_people_wait(tmp_path: Path) -> None:
    """Bounds that a busy machine keeps too; the bench has the figures."""
    describe_csrs(csr(SHOP))
    requests = [csr(f"n{number}.larkspur.example", of=number) for number in range(50)]
    paths = [write(tmp_path / f"{number:04}.csr", requests[number % 50]) for number in range(1_000)]
    sources = gather(HandedIn(Origin.DROPPED, tuple(paths))).sources
    watch = Watch()
    found = read(sources, describe_csrs, watch)
    assert len(found) == 1_000
    assert refusals(found) == [None] * 1_000
    assert watch.first_after is not None
    assert watch.first_after < 0.2
    assert time.process_time() - watch.begun < 10


@given(st.binary(max_size=300))
def test_whatever_a_text_or_file_holds_the_answer_is_facts_or_a_reason(content: bytes) -> None:
    source = Source(Origin.PASTED, text=content.decode("utf-8", "replace"))
    for candidate in read([source], describe_csrs, Silent()):
        assert (candidate.facts is None) is not (candidate.refusal is None)
        assert isinstance(candidate.facts, CsrFacts | None)
