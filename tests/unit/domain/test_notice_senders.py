"""A sender or a link outside the provider's domains is told, in whatever way it is dressed up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.look_alikes import looks_like
from certdesk.domain.notice_links import host_of, links_in
from certdesk.domain.notice_text import Link
from certdesk.domain.notices import Notice, Suspicion
from tests.unit.domain.noticed import notice, read

TEXT = "Renew your SSL certificate\nCustomer Number: 31884207\nDomain: www.larkspur.example\n"
BRANDS = ("godaddy", "starfieldtech", "secureserver")


def why(found: Notice) -> set[Suspicion]:
    return {each.why for each in found.suspects}


@pytest.mark.parametrize(
    "sender",
    [
        "renewals@starfieldtech.com",
        "GoDaddy <donotreply@godaddy.com>",
        '"Renewals" <x@e.godaddy.com>',
        "SSL <noreply@SecureServer.net>",
        "Practice CA <orders@practice-ca.example>",
    ],
)
def test_the_provider_is_known(sender: str) -> None:
    assert notice(TEXT, sender=sender).is_trusted


@pytest.mark.parametrize(
    ("sender", "reason"),
    [
        ("GoDaddy <renew@ssl-renewals.example>", Suspicion.SENDER_ELSEWHERE),
        ('"donotreply@godaddy.com" <renew@ssl-renewals.example>', Suspicion.SENDER_ELSEWHERE),
        ("renew@notgodaddy.com", Suspicion.SENDER_ELSEWHERE),
        ("renew@godaddy.com.example", Suspicion.SENDER_ELSEWHERE),
        ("renew@godaddy.com, x@elsewhere.example", Suspicion.SENDER_ELSEWHERE),
        ("renew@g0daddy.com", Suspicion.LOOK_ALIKE),
        ("renew@gоdaddy.com", Suspicion.LOOK_ALIKE),
        ("renew@xn--gdaddy-wqf.com", Suspicion.LOOK_ALIKE),
        ("", Suspicion.SENDER_HIDDEN),
        ("GoDaddy", Suspicion.SENDER_HIDDEN),
        ('"x@godaddy.com"@elsewhere.example', Suspicion.SENDER_HIDDEN),
        ("x @ elsewhere.example (x@godaddy.com)", Suspicion.SENDER_HIDDEN),
        ("GoDaddy x@godaddy.com <x @elsewhere.example>", Suspicion.SENDER_HIDDEN),
    ],
)
def test_a_sender_elsewhere_is_told(sender: str, reason: Suspicion) -> None:
    found = notice(TEXT, sender=sender)
    assert reason in why(found)
    assert not found.is_trusted


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("https://renew.example/x", ""),
        ("https://renew.example/x", "Renew now"),
        ("//renew.example", "Renew"),
        ("https://godaddy.com@renew.example/", "Renew"),
        ("https://renew.example\\@godaddy.com/", "Renew"),
        ("ht\ntps://renew.example/godaddy.com", "Renew"),
        ("javascript:alert(1)", "Renew"),
        ("data:text/html,x", "Renew"),
        ("https://192.0.2.1/", "Renew"),
        ("https://www.larkspur.example/renew?to=me", "www.larkspur.example"),
    ],
)
def test_a_link_elsewhere_is_told(target: str, shown: str) -> None:
    found = notice(TEXT, links=(Link(target, shown),))
    assert Suspicion.LINK_ELSEWHERE in why(found)


def test_a_link_that_shows_another_host_is_told() -> None:
    found = notice(TEXT, links=(Link("https://www.larkspur.example/", "https://certs.godaddy.com/renew"),))
    assert why(found) == {Suspicion.LINK_DISGUISED}
    assert found.suspects[0].about == "certs.godaddy.com → www.larkspur.example"


@pytest.mark.parametrize(
    "link",
    [
        Link("https://certs.starfieldtech.com/x?y#z", "Renew"),
        Link("https://certs.secureserver.net:443/", "www.larkspur.example"),
        Link("mailto:help@anywhere.example"),
        Link("tel:+14805058877"),
        Link("#top"),
        Link("/relative"),
        Link("https://www.larkspur.example/", "www.larkspur.example"),
        Link("http://www.larkspur.example", ""),
    ],
)
def test_a_link_to_the_provider_or_to_the_site_itself_is_let_be(link: Link) -> None:
    assert notice(TEXT, links=(link,)).is_trusted


def test_a_link_in_the_text_counts() -> None:
    assert why(notice(TEXT + "Go to https://renew.example/now.")) == {Suspicion.LINK_ELSEWHERE}
    assert [each.target for each in links_in(("see <https://a.example/b>, or (http://c.example/d).",))] == [
        "https://a.example/b",
        "http://c.example/d",
    ]


@pytest.mark.parametrize("said", ["www.renew.example/now", "Go to www.renew.example.", "renew.example/now?c=31884207"])
def test_an_address_that_mail_programs_make_a_link_of_counts(said: str) -> None:
    assert why(notice(f"{TEXT}{said}\n")) == {Suspicion.LINK_ELSEWHERE}


@pytest.mark.parametrize(
    "said",
    [
        "www.larkspur.example",
        "larkspur.example",
        "www.godaddy.com/renew",
        "certs.starfieldtech.com/x?y",
        "Std.SSL of 12/2026",
        "24/7",
        "anna@larkspur.example",
        "www.larkspur.example의",
    ],
)
def test_what_is_no_link_elsewhere_in_a_text_is_let_be(said: str) -> None:
    assert notice(f"{TEXT}{said}\n").is_trusted


def test_a_name_with_letters_of_its_own_is_let_be_as_any_other() -> None:
    text = "Renew your SSL certificate\nCustomer Number: 31884207\nDomain: www.b\u00adücher.example\n"
    assert notice(text + "www.bücher.example\nhttps://www.bücher.example/").is_trusted


def test_an_answer_that_would_go_elsewhere_is_told() -> None:
    found = read(TEXT, reply_to="renewals@mail.example")
    assert isinstance(found, Notice)
    assert why(found) == {Suspicion.REPLY_ELSEWHERE}


def test_a_failed_check_of_the_receiving_server_is_told() -> None:
    found = read(TEXT, checks="mx.example; spf=pass; dkim=pass; dmarc=fail (p=reject) header.from=godaddy.com")
    assert isinstance(found, Notice)
    assert why(found) == {Suspicion.CHECK_FAILED}


@pytest.mark.parametrize(
    ("checks", "has_failed"),
    [
        ("mx.example; dkim=fail header.d=godaddy.com; spf=fail", True),
        ("mx.example; spf=hardfail", True),
        ("mx.example; dkim=fail\nother.example; dkim=pass", True),
        ("mx.example; dkim=pass; spf=fail; dmarc=pass", False),
        ("mx.example; dkim=pass; spf=fail", False),
        ("mx.example; spf=softfail; dkim=none", False),
        ("", False),
    ],
)
def test_where_no_policy_is_looked_at_the_single_checks_count(checks: str, has_failed: bool) -> None:
    found = read(TEXT, checks=checks)
    assert isinstance(found, Notice)
    assert (Suspicion.CHECK_FAILED in why(found)) is has_failed


def test_every_address_of_an_answer_counts() -> None:
    for reply_to in ("help@godaddy.com, x@mail.example", '"help@godaddy.com"@mail.example'):
        found = read(TEXT, reply_to=reply_to)
        assert isinstance(found, Notice)
        assert why(found) == {Suspicion.REPLY_ELSEWHERE}


def test_a_forwarded_notice_says_that_it_was_forwarded() -> None:
    quoted = "FYI\n-----Original Message-----\nFrom: Starfield <x@starfieldtech.com>\n"
    assert why(notice(quoted + TEXT, sender="anna@larkspur.example")) == {Suspicion.FORWARDED}
    german = "> Von: Starfield <x@starfieldtech.com>\n"
    assert why(notice(german + TEXT, sender="anna@larkspur.example")) == {Suspicion.FORWARDED}


@pytest.mark.parametrize(
    "host",
    [
        "g0daddy.com", "go-daddy.com", "godaddy-ssl.net", "godady.com", "goddady.com", "secure-server.example",
        "starfie1dtech.com", "starfieldtech.com.login.example", "xn--gdaddy-wqf.com", "g\u043edaddy.com",
        "secureserverr.net",
    ],
)  # fmt: skip
def test_a_look_alike_is_seen(host: str) -> None:
    assert looks_like(host, BRANDS)


@pytest.mark.parametrize(
    "host", ["larkspur.example", "dad.com", "golden.example", "server.example", "xn--\u00fc.example", "", "..."]
)
def test_another_host_is_no_look_alike(host: str) -> None:
    assert not looks_like(host, BRANDS)


@given(st.text(max_size=200))
def test_any_target_and_any_sender_are_read(text: str) -> None:
    host = host_of(text)
    assert host is None or isinstance(host, str)
    assert isinstance(looks_like(text, BRANDS), bool)
    read(TEXT, sender=text, reply_to=text, checks=text, links=(Link(text, text),))
