"""What every IsoRegistry must do, whoever is in it; used like `contracts`, with the fixture `registrar`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest

from certdesk.domain.errors import CertDeskError, FieldError, NotFound, PolicyRefused, StateConflict, Unavailable
from certdesk.domain.iso import AssistedProduct, IsoCertificate, Reply, masked
from certdesk.domain.mail import Message
from certdesk.domain.messages import MessageKey
from certdesk.services.ports import IsoRegistry, Mailboxes, PracticeDesk
from tests.contracts.ports.account_world import HOSTILE

_NUMBER = re.compile(r"\bCustomer number: (\d{1,10})$", re.MULTILINE)
_LINK = re.compile(r"^https://\S+$", re.MULTILINE)
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


@dataclass
class Registrar:
    """The registrar under test, with what a person does around it. `closed` is the number of a closed account."""

    iso: IsoRegistry
    mailboxes: Mailboxes
    counter: PracticeDesk
    now: Callable[[], datetime]
    pass_by: Callable[[timedelta], None]
    closed: str

    @property
    def today(self) -> date:
        return self.now().date()

    def newest(self) -> Message:
        return self.mailboxes.open(max(each.id for each in self.mailboxes.messages(None, "")))

    def count(self) -> int:
        return len(self.mailboxes.messages(None, ""))

    def number_of(self, certificate: IsoCertificate) -> str | None:
        """Return the number that is mailed for a certificate, or None where it is in no account."""
        try:
            self.iso.retrieve_number(AssistedProduct.CERTIFICATE, certificate.common_name)
        except NotFound:
            return None
        return self.mailed_number()

    def mailed_number(self) -> str:
        (number,) = _NUMBER.findall(self.newest().text)
        return str(number)

    def a_held_one(self) -> tuple[IsoCertificate, str]:
        """Return a certificate with several names, and the number of its account."""
        certificate = max(self.iso.certificates(), key=lambda each: len(each.names))
        number = self.number_of(certificate)
        assert number is not None
        return certificate, number

    def the_lost_one(self) -> IsoCertificate:
        """Return the certificate that is in no account."""
        (lost,) = [each for each in self.iso.certificates() if self.number_of(each) is None]
        return lost


def refused(ask: Callable[[], object]) -> CertDeskError:
    with pytest.raises(CertDeskError) as caught:
        ask()
    return caught.value


class IsoAccountContract:
    """The ISO account, and its end."""

    def test_nothing_is_removed_at_first(self, registrar: Registrar) -> None:
        account = registrar.iso.account()
        assert account.username
        assert (account.removal, account.is_removed) == (None, False)

    def test_it_shows_each_certificate_once(self, registrar: Registrar) -> None:
        shown = registrar.iso.certificates()
        assert len(shown) == 18
        assert len({each.fingerprint for each in shown}) == len({each.common_name for each in shown}) == 18
        for each in shown:
            assert each.names[0] == each.common_name
            assert each.common_name.isascii()
            assert _FINGERPRINT.fullmatch(each.fingerprint)
            assert each.ends_at.utcoffset() == timedelta()
            assert each.ends_at > registrar.now()
            assert each.product
            assert each.client

    def test_it_says_how_many_it_shows(self, registrar: Registrar) -> None:
        assert registrar.iso.account().shown == len(registrar.iso.certificates())
        registrar.iso.set_removal(registrar.today)
        assert registrar.iso.account().shown == 0

    def test_it_shows_the_same_twice(self, registrar: Registrar) -> None:
        assert registrar.iso.certificates() == registrar.iso.certificates()

    @pytest.mark.parametrize("days", [0, 1, 400])
    def test_from_the_start_of_its_day_on_it_shows_nothing(self, registrar: Registrar, days: int) -> None:
        day = registrar.today + timedelta(days=days)
        registrar.iso.set_removal(day)
        midnight = datetime.combine(day, time(), UTC)
        if days:
            registrar.pass_by(midnight - SECOND - registrar.now())
            assert registrar.iso.certificates()
            assert (registrar.iso.account().removal, registrar.iso.account().is_removed) == (day, False)
            registrar.pass_by(SECOND)
        said = refused(registrar.iso.certificates)
        assert isinstance(said, PolicyRefused)
        assert (said.key, said.facts["date"]) == (MessageKey.ISO_REMOVED, midnight)
        assert (registrar.iso.account().removal, registrar.iso.account().is_removed) == (day, True)

    @pytest.mark.parametrize("later", [None, 1])
    def test_the_removal_can_be_undone(self, registrar: Registrar, later: int | None) -> None:
        before = registrar.iso.certificates()
        registrar.iso.set_removal(registrar.today - DAY)
        refused(registrar.iso.certificates)
        day = None if later is None else registrar.today + timedelta(days=later)
        registrar.iso.set_removal(day)
        assert registrar.iso.certificates() == before
        assert (registrar.iso.account().removal, registrar.iso.account().is_removed) == (day, False)

    def test_who_owns_an_account_sees_its_certificates_before_and_after(self, registrar: Registrar) -> None:
        certificate, number = registrar.a_held_one()
        before = registrar.iso.customer_account(number)
        assert certificate in before.certificates
        registrar.iso.set_removal(registrar.today)
        assert registrar.iso.customer_account(f" {number} ") == before

    def test_every_certificate_but_one_is_in_exactly_one_account(self, registrar: Registrar) -> None:
        numbers = {each.common_name: registrar.number_of(each) for each in registrar.iso.certificates()}
        assert list(numbers.values()).count(None) == 1
        accounts = [registrar.iso.customer_account(number) for number in set(numbers.values()) if number]
        assert len(accounts) == 11
        held = [each.common_name for account in accounts for each in account.certificates]
        assert sorted(held) == sorted(name for name, number in numbers.items() if number)

    def test_a_closed_account_shows_nothing(self, registrar: Registrar) -> None:
        account = registrar.iso.customer_account(registrar.closed)
        assert account.is_closed
        assert account.holder
        assert not account.certificates

    @pytest.mark.parametrize("number", [*HOSTILE, "99999999999", "1", "３１８８４２０７"])
    def test_a_number_that_nobody_has_shows_no_account(self, registrar: Registrar, number: str) -> None:
        said = refused(lambda: registrar.iso.customer_account(number))
        assert isinstance(said, NotFound)
        assert said.key is MessageKey.ASSISTANCE_NOTHING

    def test_a_leading_zero_is_part_of_a_number(self, registrar: Registrar) -> None:
        numbers = {registrar.number_of(each) for each in registrar.iso.certificates()}
        (number,) = [each for each in numbers if each and each.startswith("0")]
        assert registrar.iso.customer_account(number).number == number
        assert refused(lambda: registrar.iso.customer_account(number.lstrip("0"))).key is MessageKey.ASSISTANCE_NOTHING

    def test_a_registrar_that_does_not_answer_is_unavailable(self, registrar: Registrar) -> None:
        certificate, number = registrar.a_held_one()
        registrar.counter.set_online(False)
        before = registrar.count()
        asked: tuple[Callable[[], object], ...] = (
            registrar.iso.account,
            registrar.iso.certificates,
            lambda: registrar.iso.set_removal(None),
            lambda: registrar.iso.retrieve_number(AssistedProduct.CERTIFICATE, certificate.common_name),
            lambda: registrar.iso.reset_password(number),
            lambda: registrar.iso.customer_account(number),
        )
        for ask in asked:
            said = refused(ask)
            assert isinstance(said, Unavailable)
            assert said.key is MessageKey.ISO_SILENT
        assert registrar.count() == before
        registrar.counter.set_online(True)
        assert registrar.iso.certificates()


class AssistanceContract:
    """Account Assistance."""

    def test_a_number_goes_to_the_address_on_file_and_is_shown_masked(self, registrar: Registrar) -> None:
        certificate, number = registrar.a_held_one()
        reply = registrar.iso.retrieve_number(AssistedProduct.CERTIFICATE, certificate.common_name)
        arrived = registrar.newest()
        assert reply == Reply(masked(arrived.summary.mailbox), registrar.now())
        assert re.fullmatch(r"\*+@\S+\.example", reply.masked_email)
        assert arrived.summary.sent_at == reply.sent_at
        assert number in arrived.text
        assert number not in repr(reply)

    def test_every_name_of_a_certificate_leads_to_its_account(self, registrar: Registrar) -> None:
        certificate, number = registrar.a_held_one()
        for name in certificate.names:
            registrar.iso.retrieve_number(AssistedProduct.CERTIFICATE, name)
            assert registrar.mailed_number() == number

    def test_case_outer_blanks_and_a_trailing_dot_make_no_difference(self, registrar: Registrar) -> None:
        certificate, number = registrar.a_held_one()
        for typed in (f" {certificate.common_name.upper()}\t", f"{certificate.common_name}."):
            registrar.iso.retrieve_number(" Certificate ", typed)
            assert registrar.mailed_number() == number

    def test_a_registered_domain_leads_to_its_account(self, registrar: Registrar) -> None:
        certificate, number = registrar.a_held_one()
        registrar.iso.retrieve_number(AssistedProduct.DOMAIN, f"{certificate.common_name.partition('.')[2]}.")
        assert registrar.mailed_number() == number

    @pytest.mark.parametrize("product", [*AssistedProduct, "hosting", "\ud800"])
    @pytest.mark.parametrize("identifier", [each for each in HOSTILE if each.strip()])
    def test_what_nobody_has_is_found_nowhere_and_mailed_to_nobody(
        self, registrar: Registrar, product: str, identifier: str
    ) -> None:
        registrar.iso.account()
        before = registrar.count()
        said = refused(lambda: registrar.iso.retrieve_number(product, identifier))
        assert isinstance(said, NotFound)
        assert said.key is MessageKey.ASSISTANCE_NOTHING
        assert registrar.count() == before

    def test_the_certificate_in_no_account_is_found_nowhere(self, registrar: Registrar) -> None:
        lost = registrar.the_lost_one()
        for product in AssistedProduct:
            for identifier in (lost.common_name, lost.common_name.partition(".")[2]):
                assert isinstance(refused(lambda: registrar.iso.retrieve_number(product, identifier)), NotFound)  # noqa: B023 - called at once

    def test_a_product_does_not_lead_to_what_is_none_of_its_kind(self, registrar: Registrar) -> None:
        certificate, _ = registrar.a_held_one()
        said = refused(lambda: registrar.iso.retrieve_number(AssistedProduct.DOMAIN, certificate.common_name))
        assert said.key is MessageKey.ASSISTANCE_NOTHING

    @pytest.mark.parametrize(
        ("product", "identifier", "field"),
        [("", "a.example", "product"), ("certificate", " \t", "identifier"), (" ", "", "product")],
    )
    def test_what_is_left_empty_is_said_beside_its_field(
        self, registrar: Registrar, product: str, identifier: str, field: str
    ) -> None:
        said = refused(lambda: registrar.iso.retrieve_number(product, identifier))
        assert isinstance(said, FieldError)
        assert (said.field, said.key) == (field, MessageKey.ASSISTANCE_EMPTY)

    def test_any_number_of_wrong_tries_leaves_the_form_open(self, registrar: Registrar) -> None:
        certificate, number = registrar.a_held_one()
        for _ in range(7):
            refused(lambda: registrar.iso.retrieve_number(AssistedProduct.CERTIFICATE, "nothing.nowhere.example"))
        assert registrar.number_of(certificate) == number

    def test_a_link_to_a_new_password_is_mailed_and_is_another_each_time(self, registrar: Registrar) -> None:
        _, number = registrar.a_held_one()
        links = set()
        for typed in (number, f" {number} "):
            reply = registrar.iso.reset_password(typed)
            arrived = registrar.newest()
            assert reply == Reply(masked(arrived.summary.mailbox), registrar.now())
            (link,) = _LINK.findall(arrived.text)
            assert link not in repr((reply, arrived))
            links.add(link)
        assert len(links) == 2

    @pytest.mark.parametrize("number", [*HOSTILE, "12345678901", "３１８８４２０７", "+31884207", "318-842"])
    def test_what_cannot_be_a_number_is_said_beside_the_field(self, registrar: Registrar, number: str) -> None:
        said = refused(lambda: registrar.iso.reset_password(number))
        assert isinstance(said, FieldError)
        assert (said.field, said.key) == ("number", MessageKey.NUMBER_FORM)

    def test_nobody_gets_a_password_for_a_number_that_nobody_has(self, registrar: Registrar) -> None:
        registrar.iso.account()
        before = registrar.count()
        said = refused(lambda: registrar.iso.reset_password("9999999999"))
        assert isinstance(said, NotFound)
        assert (said.key, registrar.count()) == (MessageKey.ASSISTANCE_NOTHING, before)

    def test_a_closed_account_says_so(self, registrar: Registrar) -> None:
        registrar.iso.account()
        before = registrar.count()
        said = refused(lambda: registrar.iso.reset_password(registrar.closed))
        assert isinstance(said, StateConflict)
        assert (said.key, registrar.count()) == (MessageKey.ACCOUNT_CLOSED, before)

    def test_it_answers_after_the_removal_too(self, registrar: Registrar) -> None:
        certificate, number = registrar.a_held_one()
        registrar.iso.set_removal(registrar.today)
        assert registrar.number_of(certificate) == number
        registrar.iso.reset_password(number)
