"""Earlier certificates after a reissue that leaves names out: when they end, what ends them before, and who is told."""

from datetime import timedelta
from hashlib import sha256

import pytest

from certdesk.domain.name_changes import EARLIER_REVOKED_AFTER
from certdesk.domain.orders import OrderStatus
from certdesk.domain.portal import EventKind
from certdesk.domain.revocation import Revocation, RevocationReason, Revoked
from certdesk.pki.keys import KeyKind, make_key
from tests.contracts.ports.acting import csr_for, fresh_session, listed, new_key, request_of, seen
from tests.contracts.ports.contracts import Outside
from tests.unit.simulator.reissues import DAY, HOUR, SECOND, ask, certificates, issued, reissued, subjects, text_of

S = OrderStatus
R = RevocationReason
MINUTE = timedelta(minutes=1)
WWW, SHOP, MAIL = "www.larkspur.example", "shop.larkspur.example", "mail.larkspur.example"


def test_a_name_that_is_left_out_ends_what_was_issued_before_after_72_hours(outside: Outside) -> None:
    order, names = issued(outside, WWW)
    order = reissued(outside, order, names)
    order = reissued(outside, order, names[:1])
    newest, second, first = certificates(outside, order)
    end = newest.issued_at + timedelta(hours=72)
    assert [each.revokes_at for each in (newest, second, first)] == [None, end, end]
    outside.pass_by(end - MINUTE - outside.portal.now())
    token = outside.session(order).token
    outside.pass_by(MINUTE - SECOND)
    assert [each.revoked for each in outside.portal.order(token).certificates] == [None, None, None]
    outside.pass_by(SECOND)
    shown = outside.portal.order(token)
    gone = Revoked(end, R.SUPERSEDED)
    assert [each.revoked for each in shown.certificates] == [None, gone, gone]
    assert [each.revokes_at for each in shown.certificates] == [None, None, None]
    assert (shown.events[-1].kind, shown.events[-1].at) == (EventKind.EARLIER_REVOKED, end)
    assert (shown.order.status, shown.order.status_since) == (S.ISSUED, newest.issued_at)


@pytest.mark.parametrize("names", [(WWW,), (WWW, SHOP), (SHOP, WWW)], ids=["new key", "added", "added before"])
def test_a_new_key_and_more_names_end_nothing(outside: Outside, names: tuple[str, ...]) -> None:
    order, own = issued(outside, WWW)
    order = reissued(outside, order, (own[0], *names))
    outside.pass_by(4 * DAY)
    assert [(each.revokes_at, each.revoked) for each in certificates(outside, order)] == [(None, None)] * 2
    assert not [subject for subject in subjects(outside, order) if "revoke" in subject.lower()]


def test_a_name_that_was_changed_was_left_out(outside: Outside) -> None:
    order, names = issued(outside, WWW)
    order = reissued(outside, order, (names[0], SHOP))
    assert [each.revokes_at is None for each in certificates(outside, order)] == [True, False]


class TestLetters:
    """What the contact is told, and when."""

    def test_the_contact_is_warned_when_it_is_asked_for(self, outside: Outside) -> None:
        order, names = issued(outside, WWW, SHOP)
        serial = certificates(outside, order)[0].serial
        ask(outside, order, (names[0], MAIL))
        subject = f"Reissue request will revoke previously issued certificate for order {order.id} within 72 hours"
        assert subject in subjects(outside, order)
        text = text_of(outside, order, subject)
        assert all(f"  {fact}\n" in text for fact in (WWW, SHOP, serial))
        assert MAIL not in text

    def test_the_hour_is_told_with_the_new_certificate_and_the_end_when_it_came(self, outside: Outside) -> None:
        order, names = issued(outside, WWW)
        order = reissued(outside, order, names[:1])
        newest, earlier = certificates(outside, order)
        end = newest.issued_at + EARLIER_REVOKED_AFTER
        assert f"{end:%Y-%m-%d %H:%M} UTC" in text_of(outside, order, f"Certificate issued: {order.common_name}")
        outside.pass_by(EARLIER_REVOKED_AFTER)
        told = text_of(outside, order, f"Earlier certificates revoked: {order.common_name}")
        assert earlier.serial in told
        assert newest.serial not in told
        assert "superseded" in told

    def test_nobody_is_warned_where_nothing_is_left_to_revoke(self, outside: Outside) -> None:
        order, names = issued(outside, WWW)
        token = fresh_session(outside, order).token
        serial = outside.portal.order(token).certificates[0].serial
        outside.portal.revoke(token, Revocation(serial=serial), new_key())
        order = reissued(outside, order, names[:1])
        assert not [subject for subject in subjects(outside, order) if "will revoke" in subject]
        outside.pass_by(4 * DAY)
        shown = seen(outside, order)
        assert EventKind.EARLIER_REVOKED not in {event.kind for event in shown.events}


class TestBefore:
    """A reissue that is not issued revokes nothing."""

    def test_withdrawing_it_revokes_nothing(self, outside: Outside) -> None:
        order, names = issued(outside, WWW)
        ask(outside, order, names[:1])
        outside.panel.withdraw_reissue(order.id, "the name is needed", new_key())
        outside.pass_by(4 * DAY)
        (only,) = certificates(outside, order)
        assert (only.revokes_at, only.revoked, only.names) == (None, None, names)

    def test_denying_it_revokes_nothing(self, outside: Outside) -> None:
        order, names = issued(outside, WWW)
        ask(outside, order, names[:1])
        outside.counter.reject(request_of(outside, order).id, "")
        outside.pass_by(4 * DAY)
        (only,) = certificates(outside, order)
        assert (only.revokes_at, only.revoked) == (None, None)

    def test_what_was_asked_for_after_a_withdrawal_counts_alone(self, outside: Outside) -> None:
        order, names = issued(outside, WWW)
        ask(outside, order, names[:1])
        outside.panel.withdraw_reissue(order.id, "", new_key())
        order = reissued(outside, order, names)
        outside.pass_by(4 * DAY)
        assert [each.revoked for each in certificates(outside, order)] == [None, None]


class TestAfter:
    """What happens to the order between the issuing and the end."""

    def test_a_second_reissue_leaves_an_earlier_end_as_it_is(self, outside: Outside) -> None:
        order, names = issued(outside, WWW, SHOP)
        order = reissued(outside, order, names[:2])
        outside.pass_by(DAY)
        order = reissued(outside, order, names[:1])
        newest, second, first = certificates(outside, order)
        assert (first.revokes_at, second.revokes_at) == (second.issued_at + 3 * DAY, newest.issued_at + 3 * DAY)
        outside.pass_by(5 * DAY)
        shown = seen(outside, order)
        assert [each.revoked and each.revoked.at for each in shown.certificates] == [
            None, newest.issued_at + 3 * DAY, second.issued_at + 3 * DAY,
        ]  # fmt: skip
        assert [event.kind for event in shown.events].count(EventKind.EARLIER_REVOKED) == 2

    def test_bringing_the_name_back_saves_nothing(self, outside: Outside) -> None:
        order, names = issued(outside, WWW)
        order = reissued(outside, order, names[:1])
        order = reissued(outside, order, names)
        outside.pass_by(4 * DAY)
        assert [each.revoked is None for each in certificates(outside, order)] == [True, True, False]

    def test_while_a_reissue_waits_the_end_still_comes(self, outside: Outside) -> None:
        order, names = issued(outside, WWW)
        order = reissued(outside, order, names[:1])
        ask(outside, order, (names[0], "www.elsewhere.example"))
        outside.pass_by(4 * DAY)
        assert listed(outside, order.id).status is S.REISSUE_PENDING
        assert [each.revoked is None for each in certificates(outside, order)] == [True, False]

    def test_what_its_owner_revoked_before_keeps_its_reason_and_its_hour(self, outside: Outside) -> None:
        pair = make_key(KeyKind.P_256)
        order, names = issued(outside, WWW, pair=pair)
        order = reissued(outside, order, names)
        order = reissued(outside, order, names[:1])
        token = fresh_session(outside, order).token
        _, second, first = outside.portal.order(token).certificates
        outside.portal.revoke(token, Revocation(R.KEY_COMPROMISE, serial=first.serial), new_key())
        revoked = Revoked(outside.portal.now(), R.KEY_COMPROMISE)
        outside.pass_by(4 * DAY)
        _, second, first = certificates(outside, order)
        assert first.revoked == revoked
        assert second.revoked is not None
        told = text_of(outside, order, f"Earlier certificates revoked: {order.common_name}")
        assert (second.serial in told, first.serial in told) == (True, False)

    def test_an_order_that_is_revoked_takes_them_with_it_once(self, outside: Outside) -> None:
        order, names = issued(outside, WWW)
        order = reissued(outside, order, names[:1])
        token = fresh_session(outside, order).token
        outside.portal.revoke(token, Revocation(R.CESSATION_OF_OPERATION), new_key())
        outside.pass_by(4 * DAY)
        shown = seen(outside, order)
        assert {each.revoked and each.revoked.reason for each in shown.certificates} == {R.CESSATION_OF_OPERATION}
        assert {each.revokes_at for each in shown.certificates} == {None}
        assert EventKind.EARLIER_REVOKED not in {event.kind for event in shown.events}

    def test_what_ends_by_itself_before_is_not_revoked(self, outside: Outside) -> None:
        order, names = issued(outside, WWW)
        assert order.expires_at is not None
        outside.pass_by(order.expires_at - 2 * DAY - outside.portal.now())
        order = reissued(outside, order, names[:1])
        outside.pass_by(4 * DAY)
        assert [(each.revokes_at, each.revoked) for each in certificates(outside, order)] == [(None, None)] * 2


def test_every_certificate_says_its_key_and_its_fingerprints(outside: Outside) -> None:
    pair = make_key(KeyKind.RSA_2048)
    order, names = issued(outside, pair=pair)
    ask(outside, order, names, csr=csr_for(*names))
    outside.pass_by(3 * HOUR)
    shown = seen(outside, order)
    newest, first = shown.certificates
    assert (newest.key, first.key) == ("ECDSA P-256", "RSA 2048")
    assert first.key_digest == sha256(pair.public_key).hexdigest()
    assert newest.sha256 == sha256(shown.chain[0]).hexdigest()
