"""A measured process: signing in to one order and saving its certificate in every format."""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path

from bench.opened_home import built
from bench.processes import hand_in
from certdesk.domain.downloads import DownloadFormat, SaveRequest, Server
from certdesk.domain.orders import Order
from certdesk.domain.portal import CODE_ALPHABET, CODE_LENGTH, Identifier, IdentifierKind
from certdesk.domain.work import Silent
from certdesk.services.api import Desk

# Four names, RSA 3072, under DigiCert's guest portal.
_ORDER = "1094582116"
_CODE = re.compile(rf"^[{CODE_ALPHABET}]{{{CODE_LENGTH}}}$", re.MULTILINE)


def sign_in(desk: Desk) -> Order:
    """Open a guest session with the code from the mailbox, and return its order."""
    order = next(entry.order for entry in desk.orders.load().entries if entry.order.id == _ORDER)
    receipt = desk.sessions.request_code(order.admin_email, Identifier(IdentifierKind.NAME, order.common_name))
    newest = desk.practice.messages(receipt.sent_to, "")[0]
    code = _CODE.search(desk.practice.open_message(newest.id).text)
    if code is None:
        raise LookupError(newest.subject)
    desk.sessions.sign_in(receipt, code[0])
    return order


def saving(desk: Desk, order: Order, format_: DownloadFormat) -> float:
    """Save the order in one format, each time to a folder of its own; return the milliseconds it took."""
    with tempfile.TemporaryDirectory() as folder:
        name = desk.downloads.suggested_name(order, format_)
        request = SaveRequest(format_, Path(folder), name, Server.UNSURE)
        begun = time.perf_counter()
        desk.downloads.save(order.id, request, Silent())
        return (time.perf_counter() - begun) * 1000


def main() -> None:
    """Save every format so many times, in turn, and hand in each time; the first one of all is told apart."""
    desk = built(Path(sys.argv[2])).desk
    desk.home.open()
    order = sign_in(desk)
    first = saving(desk, order, DownloadFormat.PEM_ALL)
    rounds = range(int(sys.argv[3]))
    times = [{format_.value: saving(desk, order, format_) for format_ in DownloadFormat} for _ in rounds]
    hand_in({"first_ms": first, "rounds": times})


if __name__ == "__main__":
    main()
