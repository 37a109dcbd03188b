"""A folder of signing requests to try: good ones for the present orders, and such as are refused or asked about."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from certdesk.domain.book import BookEntry
from certdesk.domain.csr import pem_of
from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import NotFound
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId, OrderStatus, Route
from certdesk.domain.work import Reporter
from certdesk.services import sample_notes as notes
from certdesk.services.file_names import numbered, usable_name
from certdesk.services.writing import Place, explained, write

FOLDER: Final = "CertDesk CSRs"
_TWENTY: Final = 20
_LOOKED_AT: Final = 500
_TELLING: Final = range(3, 9)  # as many names as show something and can still be read
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChosenOrders:
    """The orders that samples are made for: some to be reissued, and one that waits for its first request."""

    issued: tuple[OrderId, ...]
    waiting: OrderId | None = None

    @property
    def all(self) -> tuple[OrderId, ...]:
        """All of them."""
        return self.issued if self.waiting is None else (*self.issued, self.waiting)


@dataclass(frozen=True, slots=True)
class Sample:
    """One file: where it lies below the folder, what it holds, and what the note says of it."""

    path: str
    content: bytes
    note: str = ""


def chosen_orders(entries: Sequence[BookEntry]) -> ChosenOrders:
    """Return orders of the book that samples can be made for, by their names. Raises NotFound (ORDER_GONE)."""
    served = sorted(
        (entry.order for entry in entries if entry.order.product.route is Route.GUEST_PORTAL),
        key=lambda order: (order.common_name, order.id),
    )
    issued = [order.id for order in served if order.status is OrderStatus.ISSUED]
    waiting = [order.id for order in served if order.status is OrderStatus.NEEDS_CSR]
    if not issued:
        raise NotFound(MessageKey.ORDER_GONE)
    return ChosenOrders(tuple(issued[:_LOOKED_AT]), waiting[0] if waiting else None)


def write_samples(folder: Path, chosen: ChosenOrders, names: Mapping[OrderId, Names], report: Reporter) -> Path:
    """Write the samples into a new folder below `folder`, and return it. Raises Unavailable (FILE_WRITE), Cancelled.

    An order with a few names is the one whose names are left out and added to: there it shows.
    """
    known = (names[order] for order in chosen.issued if order in names)
    issued = sorted(known, key=lambda each: (len(each) not in _TELLING, -len(each)))
    waiting = names.get(chosen.waiting) if chosen.waiting is not None else None
    if not issued:
        raise NotFound(MessageKey.ORDER_GONE)
    place, is_finished = _new_folder(folder), False
    try:
        _write_all(place, issued, waiting, report)
        is_finished = True
    finally:
        if not is_finished:
            shutil.rmtree(place, ignore_errors=True)
    return place


def _write_all(place: Path, issued: Sequence[Names], waiting: Names | None, report: Reporter) -> None:
    total = _TWENTY + 13
    written = []
    for sample in _samples(issued, waiting):
        report.check()
        _write(place, sample)
        written.append(sample)
        report.step(min(len(written), total - 1), total)
    told = notes.read_me([(sample.path, sample.note) for sample in written if sample.note])
    _write(place, Sample("README.txt", told.encode()))
    report.step(total, total)


def _samples(issued: Sequence[Names], waiting: Names | None) -> Iterator[Sample]:
    """What single files show is about few orders, so that it can be seen side by side."""
    from certdesk.pki.samples import Fault, make_samples  # noqa: PLC0415 - cryptography takes 100 ms to import

    full, other, third = (issued[place % len(issued)] for place in range(3))
    name = full[0]
    (good,) = make_samples([full])
    yield _pem(f"01-good-{_file(name)}", good, notes.good(name))
    (less,) = make_samples([full[:-1] or full])
    yield _pem(f"02-a-name-missing-{_file(name)}", less, notes.missing(name, full[-1] if len(full) > 1 else ""))
    (more,) = make_samples([(*full, f"more.{name.removeprefix('*.')}")])
    yield _pem(f"03-a-name-more-{_file(name)}", more, notes.added(name))
    (wrong,) = make_samples([(notes.NOBODYS,)])
    yield _pem("04-wrong-name", wrong, notes.wrong())
    faults = ((Fault.SMALL, "05-weak-rsa-1024"), (Fault.CLOSE, "06-weak-close-primes"), (Fault.ROCA, "07-weak-roca"))
    for fault, file in (*faults, (Fault.OLD_HASH, "08-signed-with-sha-1")):
        (faulty,) = make_samples([full], fault)
        yield _pem(file, faulty, notes.faulty(fault.value, name))
    one, two = make_samples([other, third])
    yield _pem(f"09-same-key-{_file(other[0])}", one, notes.same_key(other[0], third[0]))
    yield _pem(f"09-same-key-{_file(third[0])}-too" if other == third else f"09-same-key-{_file(third[0])}", two)
    (binary,) = make_samples([full])
    yield Sample("10-der.der", binary, notes.binary(name))
    (mailed,) = make_samples([full])
    yield Sample("11-in-a-mail.eml", notes.mail(name, pem_of(mailed)).encode(), notes.mailed(name))
    if waiting is not None:
        (awaited,) = make_samples([waiting])
        yield _pem(f"12-first-{_file(waiting[0])}", awaited, notes.awaited(waiting[0]))
    many = sorted(issued)[:_TWENTY]
    for number, each in enumerate(many, 1):
        (request,) = make_samples([each])
        note = notes.twenty(len(many)) if number == 1 else ""
        yield Sample(f"twenty/{number:02}-{_file(each[0])}.csr", pem_of(request).encode(), note)


def _pem(name: str, request: bytes, note: str = "") -> Sample:
    return Sample(f"{name}.csr", pem_of(request).encode(), note)


def _file(name: str) -> str:
    return usable_name(name.replace("*", "wildcard"))


def _new_folder(folder: Path) -> Path:
    """Make a folder that was not there: what the user did in an earlier one is left alone."""
    with explained(folder):
        for number in count(1):
            place = folder / (FOLDER if number == 1 else numbered(FOLDER, number))
            try:
                place.mkdir()
            except FileExistsError:
                continue
            break
        (place / "twenty").mkdir()
    return place


def _write(place: Path, sample: Sample) -> None:
    path = place / sample.path
    write(Place(path.parent, path.name, IfExists.ASK), sample.content, lambda read: read == sample.content)
