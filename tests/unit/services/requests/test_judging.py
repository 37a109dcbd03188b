"""A request is judged by what the desk's database knows: names, keys, lists of keys, other orders."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from certdesk.domain.book import PortalView
from certdesk.domain.csr import CsrFacts
from certdesk.domain.drafts import ReissueDraft
from certdesk.domain.errors import NotFound
from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.judging import NO_ANSWERS, Check, Choice, Judgement, Weight
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderId, OrderStatus, Validation
from certdesk.domain.portal import OrderCertificate
from certdesk.domain.revocation import RevocationReason, Revoked
from certdesk.domain.work import Silent
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.issuance import IssueRequest
from certdesk.services import x509
from certdesk.services.requests.signing_requests import SigningRequests
from certdesk.storage.desk import DeskStore, desk_database
from tests.fakes.work import FakeClock
from tests.unit.services.requests.making import SHOP, csr, key
from tests.unit.storage.samples import NOON, entry, order

WWW, PAY = "www.larkspur.example", "pay.larkspur.example"
ISSUED = order(1, SHOP)
LATER = NOON + timedelta(hours=1)


def spki(of: int) -> bytes:
    return key(of).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def digest(of: int) -> str:
    return sha256(spki(of)).hexdigest()


def certificate(of: int, *names: str, is_present: bool = True, revoked: Revoked | None = None) -> OrderCertificate:
    """Return a certificate with the key of this number for `names`."""
    facts = ("ECDSA P-256", digest(of), "")
    return OrderCertificate("1f", names, NOON, LATER, is_present, revoked, None, *facts)


def view(*certificates: OrderCertificate, names: tuple[str, ...] = (), chain: tuple[bytes, ...] = ()) -> PortalView:
    return PortalView(NOON, names, None, None, x509.links(chain), certificates=certificates)


class Bench:
    """A desk's database with orders in it, and the service that judges by it."""

    def __init__(self, folder: Path) -> None:
        database = desk_database(folder / "desk.sqlite3")
        database.prepare()
        self.store = DeskStore(database, lambda _topics: None)
        self.requests = SigningRequests(self.store, FakeClock())
        self.keep(ISSUED)

    def keep(self, known: Order, shown: PortalView | None = None) -> None:
        """Take an order into the book, and what a session showed of it."""
        with self.store.write() as records:
            records.orders.keep([replace(entry(known), shown_name=f"shown {known.common_name}")], NOON)
            if shown is not None:
                records.portal.keep(known.id, shown, [])

    def read(self, content: bytes) -> CsrFacts:
        gathered = self.requests.gather(HandedIn(Origin.PASTED, text=content.decode()))
        (candidate,) = self.requests.read(gathered.sources, Silent())
        assert candidate.facts is not None
        return candidate.facts

    def judge(self, content: bytes, *, is_reissue: bool = True, leaked: bool = False) -> Judgement:
        return self.requests.judge(
            ISSUED.id, self.read(content), NO_ANSWERS, is_reissue=is_reissue, is_key_compromised=leaked
        )


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def stops(judgement: Judgement) -> list[MessageKey | None]:
    return [stop.message for stop in judgement.stops]


def messages(judgement: Judgement) -> set[MessageKey | None]:
    return {verdict.message for verdict in judgement.verdicts} - {None}


def counted(judgement: Judgement) -> tuple[object, object]:
    (new,) = (verdict for verdict in judgement.verdicts if verdict.check is Check.KEY)
    return new.facts["known"], new.facts["all"]


def test_a_request_for_an_order_that_is_not_in_the_book_is_told(bench: Bench) -> None:
    with pytest.raises(NotFound) as gone:
        bench.requests.judge(OrderId("7"), bench.read(csr(SHOP)), NO_ANSWERS, is_reissue=True)
    assert gone.value.key is MessageKey.ORDER_GONE


def test_before_a_session_only_the_common_name_is_known(bench: Bench) -> None:
    judgement = bench.judge(csr(SHOP, WWW))
    assert messages(judgement) == {MessageKey.NAMES_UNSEEN}
    assert judgement.names == (SHOP, WWW)
    assert counted(judgement) == (0, 1)


def test_names_are_compared_with_those_of_the_certificate_in_force(bench: Bench) -> None:
    earlier, present = certificate(1, PAY, is_present=False), certificate(2, WWW, SHOP)
    bench.keep(ISSUED, view(present, earlier, names=(SHOP, WWW, PAY)))
    judgement = bench.judge(csr(SHOP))
    (removed,) = judgement.questions
    assert (removed.message, removed.names) == (MessageKey.SAN_REMOVED, (WWW,))
    assert bench.judge(csr(SHOP, WWW)).names == (SHOP, WWW)


def test_without_a_certificate_the_names_of_the_order_count(bench: Bench) -> None:
    bench.keep(replace(ISSUED, status_word=OrderStatus.NEEDS_CSR.value), view(names=(SHOP, WWW)))
    judgement = bench.judge(csr(SHOP, PAY), is_reissue=False)
    assert stops(judgement) == [MessageKey.CN_MISMATCH]
    assert judgement.names == (SHOP, WWW)


def test_the_present_key_is_known_again(bench: Bench) -> None:
    bench.keep(ISSUED, view(certificate(3, SHOP)))
    assert messages(bench.judge(csr(SHOP, of=3))) == {MessageKey.KEY_SAME}
    assert stops(bench.judge(csr(SHOP, of=3), leaked=True)) == [MessageKey.KEY_SAME_LEAKED]
    assert messages(bench.judge(csr(SHOP, of=4))) == set()


def test_a_key_that_an_earlier_look_was_not_told_is_read_from_the_stored_certificate(bench: Bench) -> None:
    authority = PracticeAuthority.found(NOON, "http://ca.practice.example.com")
    chain = authority.issue(IssueRequest(spki(5), Validation.DV, (SHOP,), NOON)).chain
    untold = replace(certificate(5, SHOP), key="", key_digest="")
    bench.keep(ISSUED, view(untold, chain=chain))
    judgement = bench.judge(csr(SHOP, of=5))
    assert messages(judgement) == {MessageKey.KEY_SAME}
    assert counted(bench.judge(csr(SHOP, of=6))) == (0, 1)


def test_another_kind_of_key_than_the_present_one_is_noted(bench: Bench) -> None:
    bench.keep(ISSUED, view(replace(certificate(3, SHOP), key="RSA 2048")))
    assert messages(bench.judge(csr(SHOP, of=4))) == {MessageKey.KEY_CHANGED}
    assert messages(bench.judge(csr(SHOP, of=4), is_reissue=False)) == set()


def test_the_key_of_another_order_is_stopped_and_leads_there(bench: Bench) -> None:
    blog = order(2, "blog.larkspur.example")
    bench.keep(blog, view(certificate(7, blog.common_name)))
    (stop,) = bench.judge(csr(SHOP, of=7)).stops
    assert (stop.message, stop.order) == (MessageKey.KEY_REUSED, blog.id)
    assert stop.facts["name"] == f"shown {blog.common_name}"


def test_a_request_that_was_dropped_on_the_wrong_order_before_can_be_used_for_the_right_one(bench: Bench) -> None:
    blog = order(2, "blog.larkspur.example")
    bench.keep(blog)
    with bench.store.write() as records:
        records.drafts.keep(ReissueDraft(blog.id, NOON, bench.read(csr(SHOP, of=8)).der))
    assert stops(bench.judge(csr(SHOP, of=8))) == []


def test_a_key_that_was_revoked_for_compromise_is_blocked(bench: Bench) -> None:
    revoked = Revoked(NOON, RevocationReason.KEY_COMPROMISE)
    bench.keep(ISSUED, view(certificate(3, SHOP), certificate(4, SHOP, is_present=False, revoked=revoked)))
    assert stops(bench.judge(csr(SHOP, of=4))) == [MessageKey.KEY_COMPROMISED]


def test_a_key_in_a_list_is_stopped_until_the_list_is_forgotten(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "leaked.txt"
    path.write_text(f"# leaked\n{digest(10).upper()} somebody's\n", encoding="ascii")
    bench.requests.add_key_list(path, Silent())
    assert stops(bench.judge(csr(SHOP, of=10))) == [MessageKey.KEY_KNOWN]
    bench.requests.remove_key_list("leaked.txt")
    assert stops(bench.judge(csr(SHOP, of=10))) == []


def test_a_request_for_another_orders_name_leads_to_the_one_that_can_take_it(bench: Bench) -> None:
    ended = replace(order(2, WWW), status_word=OrderStatus.EXPIRED.value)
    bench.keep(ended)
    (stop,) = bench.judge(csr(WWW)).stops
    assert (stop.message, stop.order) == (MessageKey.CN_MISMATCH, None)
    bench.keep(order(3, f"{WWW.upper()}."))
    (stop,) = bench.judge(csr(WWW)).stops
    assert stop.order == order(3).id


def test_names_in_other_scripts_are_told_as_people_read_them(bench: Bench) -> None:
    bench.keep(ISSUED, view(certificate(1, SHOP, "xn--bcher-kva.example")))
    (removed,) = bench.judge(csr(SHOP)).questions
    assert (removed.facts["name"], removed.names) == ("bücher.example", ("xn--bcher-kva.example",))


def test_an_order_is_found_by_the_id_that_it_had_on_a_list(bench: Bench) -> None:
    listed = OrderId("list:1")
    with bench.store.write() as records:
        records.listed.become(listed, ISSUED.id)
    facts = bench.read(csr(SHOP))
    assert not bench.requests.judge(listed, facts, NO_ANSWERS, is_reissue=True).stops


def test_answers_are_taken_into_account(bench: Bench) -> None:
    bench.keep(ISSUED, view(certificate(1, SHOP, WWW)))
    answers = {MessageKey.SAN_REMOVED: Choice.KEEP}
    judgement = bench.requests.judge(ISSUED.id, bench.read(csr(SHOP)), answers, is_reissue=True)
    assert judgement.names == (SHOP, WWW)
    assert [verdict.weight for verdict in judgement.verdicts if verdict.choices] == [Weight.PASS]


def test_matching_looks_at_the_names_that_sessions_showed(bench: Bench) -> None:
    bench.keep(ISSUED, view(names=(SHOP, WWW)))
    facts = bench.read(csr(WWW))
    assert [use.order for use in bench.requests.match(facts).orders] == [ISSUED.id]
    many = bench.requests.match_all([facts, bench.read(csr(PAY)), facts])
    assert [len(match.orders) for match in many] == [1, 0, 1]
    assert many[0].facts is facts
