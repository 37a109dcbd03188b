"""Names are found, and each certificate of a notice gets what is said of it."""

import pytest

from certdesk.domain.notices import Confidence, NoNotice, WhyNone
from tests.unit.domain.noticed import brief, names, notice, only_entry, read

RENEW = "Renew your SSL certificates\n"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Common Name: www.larkspur.example", ["www.larkspur.example"]),
        ("Domain name\nwww.larkspur.example", ["www.larkspur.example"]),
        ("Your certificate for WWW.Larkspur.Example. It ends.", ["www.larkspur.example"]),
        ("Domain: *.larkspur.example", ["*.larkspur.example"]),
        ("Domain: bücher.example", ["xn--bcher-kva.example"]),
        ("Domain: xn--bcher-kva.example", ["xn--bcher-kva.example"]),
        ("Website: https://www.larkspur.example/shop", ["www.larkspur.example"]),
        ("ドメイン：www.larkspur.exampleの証明書", ["www.larkspur.example"]),
        ("CN=www.larkspur.example", ["www.larkspur.example"]),
        ("Common Name ........ www.larkspur.example", ["www.larkspur.example"]),
        ("Domain: larkspur.vermögensberatung", ["larkspur.xn--vermgensberatung-pwb"]),
        ("Domain: lark\u00adspur.example", ["larkspur.example"]),
        ("*.larkspur.example의 인증서가 2027년 2월 18일에 만료됩니다", ["*.larkspur.example"]),
        ("SSL 인증서(www.larkspur.example) 만료일: 2027-02-18", ["www.larkspur.example"]),
        (
            "Certificate: a.example and 2 more domains: b.example; c.example",
            ["a.example", "b.example", "c.example"],
        ),
        ("Domain: larkspur.example (www.larkspur.example)", ["larkspur.example", "www.larkspur.example"]),
        (
            "Domain: a.example\nSubject Alternative Names: a.example, b.example and c.example",
            ["a.example", "b.example", "c.example"],
        ),
        (
            "Domain: a.example\nSubject Alternative Names:\n- b.example\n- c.example\n\nBye",
            ["a.example", "b.example", "c.example"],
        ),
        ("Nom de domaine : www.larkspur.example", ["www.larkspur.example"]),
        ("Dominio: www.larkspur.example", ["www.larkspur.example"]),
        ("Domein: www.larkspur.example", ["www.larkspur.example"]),
        ("Domena: www.larkspur.example", ["www.larkspur.example"]),
        ("Домен: www.larkspur.example", ["www.larkspur.example"]),
        ("域名：www.larkspur.example", ["www.larkspur.example"]),
        ("שם דומיין: www.larkspur.example", ["www.larkspur.example"]),
    ],
)
def test_names_behind_labels_are_found(said: str, found: list[str]) -> None:
    assert names(RENEW + said) == found


@pytest.mark.parametrize(
    "said",
    [
        "Write to help@larkspur.example",
        "See https://www.larkspur.example/help for more",
        "Read it in a moment.Then renew, e.g. tomorrow",
        "Domain: www.godaddy.com",
        "Domain: certs.starfieldtech.com",
        "Domain: 192.0.2.1",
        "Domain: localhost",
        "the terms.pdf of last year",
    ],
)
def test_what_is_no_name_of_a_certificate_is_none(said: str) -> None:
    assert names(f"{RENEW}Customer Number: 1\n{said}") == []


def test_a_name_without_a_label_counts_in_the_subject_beside_a_day_or_alone() -> None:
    for text, subject in (
        ("Renew", "SSL for a.example ends"),
        ("SSL renewal\na.example  18 Feb 2027", ""),
        ("SSL renewal\n * a.example", ""),
    ):
        (name,) = only_entry(text, subject).names
        assert name.value == "a.example"
    assert name.confidence is Confidence.SHAPED


@pytest.mark.parametrize(
    "said",
    [
        "We secure shoppers of a.example with an SSL certificate. Renew it.",
        "Renew the SSL certificate that you\nhave bought for\na.example from us.",
        "Time to renew your a.example certificate.",
        "Your shop, a.example, is safe with us: renew its SSL.",
        "SSL renewal\n1. a.example\nCustomer Number: 1",
        "SSL renewal\n(2) a.example\nCustomer Number: 1",
    ],
)
def test_a_name_that_a_sentence_or_list_gives_a_certificate_counts(said: str) -> None:
    (name,) = only_entry(said).names
    assert (name.value, name.confidence) == ("a.example", Confidence.SHAPED)


@pytest.mark.parametrize(
    "said", ["Renew your certificate at shop.example", "See help.example to renew SSL", "SSL ends.Renew it soon"]
)
def test_where_to_go_is_no_name_of_a_certificate(said: str) -> None:
    assert names(f"Customer Number: 1\n{said}") == []


def test_the_address_below_the_greeting_is_no_certificate() -> None:
    text = "Domain: a.example\nExpires: 1 Jan 2027\nCustomer Number: 1\n\n\n\nKind regards\nHarbor\nwww.harbor.example"
    assert list(brief(notice(RENEW + text))) == ["a.example"]
    text = "Your certificate for a.example ends.\n\nHarbor\nwww.harbor.example\n\n\nCustomer Number: 1"
    assert brief(notice(text)) == {"a.example": (["1"], [])}


def test_a_certificate_covers_the_names_below() -> None:
    text = "Customer #1\nYour multi-domain certificate expires 18 Feb 2027. It covers:\n- a.example\n- b.example\n"
    assert names(text) == ["a.example", "b.example"]
    assert names("SSL renewal\nCommon name: a.example\nAlternative name(s):\n  b.example") == ["a.example", "b.example"]


def test_every_name_of_a_list_is_a_certificate() -> None:
    found = notice("SSL certificates that expire soon:\na.example, *.b.example and c.example;\nSee d.example for help")
    assert list(brief(found)) == ["a.example", "*.b.example", "c.example"]


def test_a_table_is_read_by_its_headings() -> None:
    table = "Customer Number\tDomain\tExpires\n00111\ta.example\t1 Jan 2027\n222\tb.example\t2 Feb 2027\nTotal"
    assert brief(notice(RENEW + table)) == {
        "a.example": (["00111"], ["2027-01-01"]),
        "b.example": (["222"], ["2027-02-02"]),
    }


def test_a_table_with_the_day_first_is_read_alike() -> None:
    table = "Customer #: 111\nExpires   Domain\n1 Jan 2027   a.example\n2 Feb 2027   b.example"
    assert brief(notice(RENEW + table)) == {
        "a.example": (["111"], ["2027-01-01"]),
        "b.example": (["111"], ["2027-02-02"]),
    }


def test_rows_without_headings_are_read_by_their_line() -> None:
    rows = "Customer Number: 111\nb.example - expires 2 Feb 2027\na.example - expires 1 Jan 2027\n"
    rows += "Anything expired on 1 Mar 2026 is gone."
    assert brief(notice(RENEW + rows)) == {
        "b.example": (["111"], ["2027-02-02"]),
        "a.example": (["111"], ["2027-01-01"]),
    }


def test_records_are_told_apart_whatever_stands_first_in_them() -> None:
    record = "Product: Standard SSL\nCustomer Number: {}\nExpires: {} Jan 2027\nDomain: {}.example\n\n"
    text = RENEW + "".join(record.format(number, number, letter) for number, letter in ((1, "a"), (2, "b"), (3, "c")))
    assert brief(notice(text)) == {
        "a.example": (["1"], ["2027-01-01"]),
        "b.example": (["2"], ["2027-01-02"]),
        "c.example": (["3"], ["2027-01-03"]),
    }


@pytest.mark.parametrize(
    "table",
    [
        "Domain\tCustomer #\tExpires\na.example\t–\t1 Jan 2027\nb.example\t222\t2 Feb 2027",
        "Domain\tExpires\tCustomer #\na.example\t1 Jan 2027\nb.example\t2 Feb 2027\t222",
        "Domain | Customer # | Expires\na.example | | 1 Jan 2027\nb.example | 222 | 2 Feb 2027",
        "Domain: a.example\nEnds: 1 Jan 2027\nCustomer #:\n\nDomain: b.example\nEnds: 2 Feb 2027\nCustomer #: 222",
        "Domain: a.example\nEnds: 1 Jan 2027\nCustomer #: none\nDomain: b.example\nEnds: 2 Feb 2027\nCustomer #: 222",
    ],
)
def test_a_number_that_is_left_out_is_not_that_of_another_certificate(table: str) -> None:
    assert brief(notice(RENEW + table)) == {
        "a.example": ([], ["2027-01-01"]),
        "b.example": (["222"], ["2027-02-02"]),
    }


def test_a_row_that_lacks_a_cell_is_not_read_by_its_place() -> None:
    table = (
        "Domain           Customer #   Order #    Expires\n"
        "a.example                     55667788   1 Jan 2027\n"
        "b.example        222          44332211   2 Feb 2027\n"
    )
    for made in (table, table.replace("                     ", "\t\t")):
        said = {name: numbers for name, (numbers, _) in brief(notice(RENEW + made)).items()}
        assert said == {"a.example": [], "b.example": ["222"]}


def test_a_title_between_the_rows_ends_no_table() -> None:
    table = "Domain\tExpires\tCustomer #\nHarbor\na.example\t1 Jan 2027\t1\nDune\nb.example\t2 Feb 2027\t2\n"
    assert brief(notice(RENEW + table)) == {
        "a.example": (["1"], ["2027-01-01"]),
        "b.example": (["2"], ["2027-02-02"]),
    }


def test_a_name_in_a_sentence_shares_no_number_of_a_labelled_one() -> None:
    text = (
        "Domain: a.example\nExpires: 1 Jan 2027\nCustomer Number: 1\nPS: our own shop moved to b.example on 3 Mar 2026."
    )
    assert brief(notice(RENEW + text)) == {"a.example": (["1"], ["2027-01-01"])}


def test_a_number_heads_the_certificates_below_it() -> None:
    text = "Customer Number: 1\nDomain: a.example\nDomain: b.example\nCustomer Number: 2\nDomain: c.example"
    found = notice(RENEW + text)
    assert {name: said[0] for name, said in brief(found).items()} == {
        "a.example": ["1"],
        "b.example": ["1"],
        "c.example": ["2"],
    }
    assert {said.confidence for entry in found.entries for said in entry.numbers} == {Confidence.SHARED}


def test_a_number_that_follows_its_certificate_is_of_that_one() -> None:
    text = "Domain: a.example\nCustomer Number: 1\nDomain: b.example\nCustomer Number: 2"
    assert {name: said[0] for name, said in brief(notice(RENEW + text)).items()} == {
        "a.example": ["1"],
        "b.example": ["2"],
    }


def test_one_number_at_the_end_is_of_all() -> None:
    found = notice(RENEW + "Domain: a.example\nDomain: b.example\nKind regards\nCustomer Number: 1")
    assert [entry.numbers[0].value for entry in found.entries] == ["1", "1"]
    assert {entry.numbers[0].confidence for entry in found.entries} == {Confidence.SHARED}


def test_a_day_in_the_heading_is_of_every_name_below() -> None:
    text = "These certificates expire on 18 Feb 2027:\n- a.example\n- b.example"
    assert brief(notice(text)) == {"a.example": ([], ["2027-02-18"]), "b.example": ([], ["2027-02-18"])}


def test_a_subject_that_the_text_repeats_changes_nothing() -> None:
    record = "Customer Number: {0}\nDomain: {1}.example\nExpires: {0} Jan 2027\n"
    text = record.format(1, "a") + record.format(2, "b")
    subject = "SSL: b.example expires 2 Jan 2027"
    assert brief(notice(text, subject)) == brief(notice("SSL\n" + text))


def test_product_and_account_are_read_as_they_are_written() -> None:
    entry = only_entry(RENEW + "Domain: a.example\nProduct: Standard SSL (1 Year)\nAccount name: Larkspur Web")
    assert entry.product is not None
    assert entry.account is not None
    assert (entry.product.value, entry.account.value) == ("Standard SSL (1 Year)", "Larkspur Web")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", WhyNone.EMPTY),
        (" \n\t\n\u200b", WhyNone.EMPTY),
        ("Lunch tomorrow? Customer Number: 31884207", WhyNone.OTHER_MATTER),
        ("Your SSL certificate for a.example was installed. Customer Number: 31884207", WhyNone.NO_RENEWAL),
        ("Time to renew your SSL certificate!", WhyNone.NOTHING_NAMED),
    ],
)
def test_what_is_no_notice_says_why(text: str, why: WhyNone) -> None:
    found = read(text)
    assert isinstance(found, NoNotice)
    assert found.why is why


def test_a_text_without_a_sender_is_less_sure() -> None:
    found = read(RENEW + "Domain: a.example\nCustomer Number: 1", is_mail=False, sender="")
    assert not isinstance(found, NoNotice)
    assert found.entries[0].numbers[0].confidence is Confidence.SHAPED
    assert found.is_trusted


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("Order confirmation", "Thanks for your order.\nStandard SSL for a.example\nTotal: $69.99"),
        ("Your receipt", "1 x Standard SSL\na.example\nCharged: $69.99"),
        ("Your certificate has been issued", "Your SSL certificate for a.example was issued on 1 Jan 2027."),
    ],
)
def test_what_was_bought_tells_the_account_where_it_says_number_and_name(subject: str, said: str) -> None:
    assert brief(notice(f"{said}\nCustomer Number: 7", subject))["a.example"][0] == ["7"]
    assert isinstance(read(said, subject), NoNotice)


@pytest.mark.parametrize(
    "said",
    [
        "www.larkspur.example\nYour certificate was issued.\nValid until: 18 February 2027",
        "Ihr Zertifikat für www.larkspur.example wurde ausgestellt\nGültig bis: 18.02.2027",
    ],
)
def test_a_mail_about_a_new_certificate_is_no_notice(said: str) -> None:
    told = read(said)
    assert isinstance(told, NoNotice)
    assert told.why is WhyNone.NO_RENEWAL


def test_a_notice_of_an_end_that_says_no_number_stays_one() -> None:
    assert names("Your certificate for www.larkspur.example expires on 18 February 2027") == ["www.larkspur.example"]
