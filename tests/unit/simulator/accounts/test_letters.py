"""What the practice DigiCert writes, as it arrives in the mailboxes."""

from email import message_from_bytes
from email.policy import default

from certdesk.domain.mail import MessageSummary
from certdesk.simulator.practice import PracticeCA
from tests.contracts.ports.account_world import PASSWORD, AccountWorld, has_to_wait
from tests.contracts.ports.practice_world import HandClock
from tests.unit.simulator.accounts.conftest import account_world

USER = "web@okafor.example"
RESET = "[Action Required] Reset your DigiCert password"


def letters(ca: PracticeCA) -> list[MessageSummary]:
    return [each for each in ca.mailroom.messages(None, "") if "DigiCert" in each.sender]


def test_the_user_and_the_administrators_are_welcomed_wherever_they_sign_in_with_a_password(asked: PracticeCA) -> None:
    assert {(each.mailbox, each.subject, each.is_read) for each in letters(asked)} == {
        (USER, "[Action required] Welcome to your DigiCert account", False),
        (USER, "Welcome to DigiCert ONE: Okafor Web Services", False),
        (USER, "Welcome to DigiCert ONE: Copperfield Legal", False),
        (USER, "Welcome to CertCentral: Tidewater Marine", False),
        ("chidi.okafor@okafor.example", "[Action required] Welcome to your DigiCert account", True),
        ("priya.nair@copperfield-legal.example", "[Action required] Welcome to your DigiCert account", True),
        ("priya.nair@copperfield-legal.example", "Welcome to DigiCert ONE: Copperfield Legal", True),
        ("ingrid.solberg@tidewater-marine.example", "[Action required] Welcome to your DigiCert account", True),
    }


def test_a_letter_names_the_username_the_page_and_the_password_alone_on_its_line(asked: PracticeCA) -> None:
    (welcome,) = [each for each in letters(asked) if each.subject == "Welcome to CertCentral: Tidewater Marine"]
    lines = asked.mailroom.open(welcome.id).text.splitlines()
    assert "  Username  M.Okafor" in lines
    assert "  Sign in   https://certcentral.practice-ca.example/tidewater-marine" in lines
    assert PASSWORD.fullmatch(lines[lines.index("The practice password is") + 2])
    assert lines[-1] == "Nothing in it is real."


def test_every_letter_is_a_mail_that_others_read_with_an_id_of_its_own(asked: PracticeCA, clock: HandClock) -> None:
    world = account_world(asked, clock)
    standing = world.find(world.as_user().token, has_to_wait)
    world.services.send_password(standing.seat, standing.service_username)
    world.directory.send_password("m.okafor")
    ids = set()
    for summary in letters(asked):
        opened = asked.mailroom.open(summary.id)
        mail = message_from_bytes(opened.raw, policy=default)
        assert (mail["To"], mail["Subject"], mail.defects) == (summary.mailbox, summary.subject, [])
        body = mail.get_body()
        assert body is not None
        assert body.get_content().splitlines() == opened.text.splitlines()
        ids.add(mail["Message-ID"])
    assert len(ids) == len(letters(asked)) == 10


def test_a_new_password_comes_under_the_subject_that_digicert_uses(world: AccountWorld) -> None:
    standing = world.find(world.as_user().token, has_to_wait)
    world.services.send_password(standing.seat, standing.service_username.upper())
    world.directory.send_password("M.Okafor ")
    account, service = world.mailboxes.messages(USER, "")[:2]
    assert account.subject == service.subject == RESET
    assert "your DigiCert account" in world.mailboxes.open(account.id).text
    text = world.mailboxes.open(service.id).text
    assert "DigiCert ONE at Copperfield Legal" in text
    assert standing.service_username in text


def test_colleagues_are_told_by_mail_when_an_administrator_unlinks(world: AccountWorld) -> None:
    linked = world.find(world.as_user().token, lambda each: each.linked_at is not None)
    administrator = world.administrator(linked.organisation.name)
    before = len(world.mailboxes.messages(None, ""))
    world.directory.unlink(world.people.act_as(administrator.id).token, linked.seat)
    sent = world.mailboxes.messages(None, "")[: len(world.mailboxes.messages(None, "")) - before]
    assert {each.subject for each in sent} == {"CertCentral is not linked any more: Okafor Web Services"}
    assert {each.mailbox for each in sent} == {
        USER,
        "adaeze.obi@okafor.example",
        "tom.whitlock@okafor.example",
    }
    assert all("Chidi Okafor" in world.mailboxes.open(each.id).text for each in sent)
