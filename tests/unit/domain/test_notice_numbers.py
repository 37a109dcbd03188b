"""Customer numbers are found behind their labels, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.notice_text import LONGEST_LINE
from certdesk.domain.notices import Confidence
from tests.unit.domain.noticed import numbers, only_entry

ABOUT = "Your SSL certificate www.larkspur.example expires on 18 Feb 2027.\n"


@pytest.mark.parametrize(
    "said",
    [
        "Customer Number: 31884207",
        "Customer number 31884207.",
        "CUSTOMER NUMBER - 31884207",
        "Customer #: 31884207",
        "Customer # 31884207",
        "Customer#31884207",
        "Customer No. 31884207",
        "Customer ID = 31884207",
        "Customer account number: 31884207",
        "Shopper ID: 31884207",
        "ShopperID=31884207",
        "CustomerNumber: 31884207",
        "Votre numéro de client est le 31884207",
        "(Customer Number 31884207)",
        "Your customer number is 31884207, keep it at hand.",
        "*Customer Number:* 31884207",
        "**Customer Number:** **31884207**",
        "Customer Number (Shopper ID): 31884207",
        "Customer\nNumber: 31884207",
        "Customer Number:\n31884207",
        "Customer Number\n\n31884207",
        "Customer Number:\u00a0\u200e31884207\u200f",
        "> > Customer Number: 31884207",
        "Customer Number\t31884207",
        "Customer Number:          31884207",
        "| Customer Number | 31884207 |",
        "Order Number\tCustomer Number\n998877\t31884207",
        "Cust. No.: 31884207",
        "Cust #: 31884207",
        "Cust# 31884207",
        "Customer Nbr: 31884207",
        "Customer\u2011Number: 31884207",
        "Customer Number: <31884207>",
        "Customer Number: No. 31884207",
        "Customer Number ............ 31884207",
        "Customer Number . . . . . . 31884207",
        "Customer Number: ____ 31884207",
        "As you know, your customer number is\n31884207. Keep it at hand.",
        "Customer Number/Login: 31884207",
        "Customer Number (or user name): 31884207",
        "This is about the one that you have bought under the customer number\n31884207 and it will go on.",
        "お客様ID：31884207",
        "【お客様番号】31884207",
        "Customer Ref: 31884207",
        "Réf. client : 31884207",
        "Acct: 31884207",
        "Dear customer 31884207,",
        "Kundennummer: 31884207",
        "Kunden-Nr.: 31884207",
        "Ihre Kundennummer lautet 31884207.",
        "Kd.-Nr. 31884207",
        "Numéro de client : 31884207",
        "N° client : 31884207",
        "Votre numéro client est 31884207",
        "Número de cliente: 31884207",
        "N.º de cliente 31884207",
        "Número do cliente: 31884207",
        "Numero cliente: 31884207",
        "Codice cliente 31884207",
        "Cod. cliente: 31884207",
        "Núm. de cliente: 31884207",
        "Klantnummer: 31884207",
        "Uw klantnummer is 31884207",
        "Numer klienta: 31884207",
        "Kundnummer: 31884207",
        "Kundenummer: 31884207",
        "Asiakasnumero: 31884207",
        "Zákaznické číslo: 31884207",
        "Ügyfélszám: 31884207",
        "Număr client: 31884207",
        "Müşteri numarası: 31884207",
        "Номер клиента: 31884207",
        "Номер клієнта: 31884207",
        "Αριθμός πελάτη: 31884207",
        "お客様番号：３１８８４２０７",
        "顧客番号: 31884207",
        "お客様番号は31884207です。",
        "您的客户编号为31884207。",
        "客户编号：31884207",
        "客戶編號：31884207",
        "고객 번호: 31884207",
        "رقم العميل: ٣١٨٨٤٢٠٧",
        "מספר לקוח: 31884207",
        "ग्राहक संख्या: ३१८८४२०७",
        "หมายเลขลูกค้า: 31884207",
        "Mã khách hàng: 31884207",
        "Nomor pelanggan: 31884207",
        "Zákaznícke číslo: 31884207",
        "Broj kupca: 31884207",
        "Številka stranke: 31884207",
        "Kliento numeris: 31884207",
        "Klienta numurs: 31884207",
        "Kliendinumber: 31884207",
        "شماره مشتری: ۳۱۸۸۴۲۰۷",
    ],
)
def test_a_labelled_number_is_found(said: str) -> None:
    assert numbers(ABOUT + said) == ["31884207"]


@pytest.mark.parametrize(
    "said",
    [
        "Customer number: 318 842 07",
        "CUSTOMER NUMBER:  31 884 207",
        "Kundennummer: 31-884-207",
        "Customer number: 31\u2011884\u2011207",
        "Customer number: 31\u2212884\u2212207",
        "Numéro de client : 3 188 42 07",
        "Customer number: 3188 4207.",
        "<Customer number>\t31 884 207\tx",
        "Customer number: 31 884 207, domain www.larkspur.example",
    ],
)
def test_a_number_in_groups_of_digits_is_found(said: str) -> None:
    assert numbers(ABOUT + said) == ["31884207"]


@pytest.mark.parametrize(
    "said",
    [
        "Customer number: 18 02 2027",
        "Customer number: 2027 02 18",
        "Customer number: 18-02-27",
        "Customer number: 089 123 456",
        "Customer number: 04 72 00 11 22",
        "Customer number: 505-8877",
        "Customer number: 1 480 505 8877",
        "Customer number: 1 234 567 890 12",
        "Customer number: 31 884 207 B",
        "Customer number: 31 884 207 (480) 505",
        "Customer number\n31 884 207 and more",
        "Customer service number: 480-505-8877",
        "Customer number: 480-505-8877",
        "Customer number: (480) 505-8877",
        "Customer number: +1 4805058877",
        "Customer number: 480 505 8877",
        "Have your customer number ready and call 4805058877",
        "Customer number: 18.02.2027",
        "Customer number: 2027-02-18",
        "Customer number: 02/18/2027",
        "Customer number: $79.99",
        "Customer number: 79,99 €",
        "Customer number: 80 USD",
        "Customer number: 50% off",
        "Customer number: 31884207123",
        "Customer number: ****4207",
        "Customer number: XXXX4207",
        "Customer number: A1884207",
        "Customer number: 31884207B",
        "Customer number: 12:30",
        "Sign in with your customer number. 24 hours a day somebody is there.",
        "Sign in with your customer number\n24/7 support",
        "You need your customer number\n\n1. Sign in\n2. Renew",
        "customer number\n1) Sign in",
        "Customer number: **** 4207",
        "Customer number: ___4207",
        "Customer number: 31884207.pdf",
        "Customer number: 31884207.shop.example",
        "Customer number (8 digits)",
        "Enter your customer number: 8 digits",
        "Customer number: 1 of 2",
        "Customer number 24 hours a day",
        "Customer number: 18 February 2027",
        "Customer number: 0",
        "Customer number: 00000000",
        "Customer number: \u00bd",
        "Your customer number is\n24 hours a day at hand",
        "Order number: 31884207",
        "Invoice # 31884207",
        "Phone: 4805058877",
        "ZIP code 85260",
        "31884207",
        "Forgot your customer number? Ask us.",
        "Kundennummer der Firma seit 2019",
    ],
)
def test_what_only_looks_like_a_number_is_none(said: str) -> None:
    assert numbers(ABOUT + said) == []


@given(
    st.from_regex(r"[0-9]{1,10}", fullmatch=True).filter(lambda each: each.strip("0")),
    st.sampled_from(["\n", "\n\nBye", ".", ""]),
)
def test_every_number_of_one_to_ten_digits_keeps_its_zeros(number: str, behind: str) -> None:
    assert numbers(f"{ABOUT}Customer Number: {number}{behind}") == [number]


def test_of_a_number_that_does_not_fit_the_first_digits_are_none() -> None:
    before = "word " * 400
    for fits in range(len("Customer Number: 3"), len("Customer Number: 31884207")):
        assert numbers(ABOUT + before[: LONGEST_LINE - fits] + "Customer Number: 31884207") == []
    assert numbers(ABOUT + before[: LONGEST_LINE - 26] + " Customer Number: 31884207 and more") == ["31884207"]


def test_a_number_says_where_it_stands() -> None:
    (said,) = only_entry(ABOUT + "Hello\nCustomer Number: 0031884207").numbers
    assert said.confidence is Confidence.STATED
    assert (said.evidence.line, said.evidence.text) == (3, "Customer Number: 0031884207")


def test_two_numbers_for_one_certificate_are_both_told_and_unsure() -> None:
    entry = only_entry(ABOUT + "Customer Number: 31884207\nCustomer Number: 31884270")
    assert [said.value for said in entry.numbers] == ["31884207", "31884270"]
    assert {said.confidence for said in entry.numbers} == {Confidence.UNSURE}


@pytest.mark.parametrize("joined", ["31884207 / 31884270", "31884207, 31884270", "31884207 or 31884270."])
def test_two_numbers_in_one_breath_are_both_told(joined: str) -> None:
    assert numbers(f"{ABOUT}Customer Number: {joined}") == ["31884207", "31884270"]


@pytest.mark.parametrize("behind", [", PIN 4455", ", 85260 Scottsdale", " / $79", ", 480-505-8877"])
def test_another_thing_behind_a_number_is_no_second_one(behind: str) -> None:
    assert numbers(f"{ABOUT}Customer Number: 31884207{behind}") == ["31884207"]


@pytest.mark.parametrize("said", ["Customer Ref: 555666", "Account: 555666", "Kunde: 555666", "Dear customer 555666"])
def test_what_may_be_the_customers_number_counts_where_nothing_is_called_so(said: str) -> None:
    (found,) = only_entry(f"{ABOUT}{said}").numbers
    assert (found.value, found.confidence) == ("555666", Confidence.SHAPED)
    assert numbers(f"{ABOUT}{said}\nCustomer number: 31884207") == ["31884207"]


@pytest.mark.parametrize(
    "said",
    [
        "Account: Larkspur Web",
        "Customer: 1 Harbor Road",
        "Account: 5556-6677",
        "Customer Ref: PO-2231",
        "Customers 555666 and more",
        "So that you have it at hand when you call us, this is your customer number\n14455 Hayden Road",
    ],
)
def test_other_things_of_an_account_are_no_number(said: str) -> None:
    assert numbers(ABOUT + said) == []


def test_an_account_number_counts_where_there_is_no_customer_number() -> None:
    (said,) = only_entry(ABOUT + "Account number: 31884207").numbers
    assert (said.value, said.confidence) == ("31884207", Confidence.SHAPED)
    assert numbers(ABOUT + "Acct #: 31884207") == ["31884207"]
    assert numbers(ABOUT + "Account number: 55\nCustomer number: 31884207") == ["31884207"]
