"""What a client is told: in plain words, for each plan, with the day before which to act, and never with a secret."""

from dataclasses import replace

import pytest

from certdesk.domain.correspondents import Signatory
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.papers import Block, Caution, Facts, Grid, Heading, Items, Paper, Words
from tests.gui.migration.packing import a_pack, paper_of, told
from tests.unit.domain.moving import NOW, moved

PLANS = (MovePlan.CLIENT, MovePlan.DELEGATE, MovePlan.SHARE)
HOSTILE = (
    "<b>x</b><img src=http://evil.example/x.png>",
    "\u202egnp.elpmaxe\u202c",
    "a\nBcc: all@x.example",
    "x" * 300,
    "{day} {client} %1 &amp;",
    "\x00\x07",
)


def in_plan(plan: MovePlan, name: str = "clinic.example", left: int | None = 120) -> Moved:
    return moved(plan=plan, name=name, left=left, is_share_kept=True)


def headings(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Heading)]


def texts(block: Block) -> tuple[str, ...]:
    match block:
        case Heading(text) | Words(text):
            return (text,)
        case Items(items):
            return items
        case Facts(rows):
            return tuple(text for row in rows for text in row)
        case Grid(heads, rows):
            return (*heads, *(text for row in rows for text in row))
        case Caution(title, text):
            return title, text


@pytest.mark.parametrize("plan", PLANS)
def test_whatever_the_plan_it_begins_with_getting_in_and_ends_with_an_answer(plan: MovePlan) -> None:
    steps = [text for text in headings(paper_of(a_pack(in_plan(plan)), 100)) if text.startswith("Step")]
    assert steps[0] == "Step 1: Get into your customer account"
    assert steps[-1] == "Step 3: Tell us that it worked"
    assert len(steps) == 3


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("removal", [None, -5, 0, 100])
def test_it_names_the_ways_to_help_and_never_asks_for_a_password(plan: MovePlan, removal: int | None) -> None:
    text = told(a_pack(in_plan(plan)), removal)
    for way in (
        "Account Assistance",
        "“Retrieving your Customer Number or Resetting Your Password”",
        "The provider’s support, day and night on all seven days, and its help center",
        "Your customer number is 40127763.",
        "We never ask for your password.",
    ):
        assert way in text
    assert "http:" not in text
    assert "https:" not in text
    assert "www." not in text


def test_a_client_who_manages_it_gets_the_days_of_the_renewal() -> None:
    text = told(a_pack(in_plan(MovePlan.CLIENT, left=120)), 200)
    assert "Renew from: 19 January 2027 Renew before: 20 March 2027 Accepted until: 19 April 2027" in text
    assert "60 days before the end date" in text
    assert "Delegate Access" not in text
    assert "not advised" not in text


@pytest.mark.parametrize(
    ("left", "row"),
    [
        (20, "Renew from: Now Renew before: 10 December 2026 Accepted until: 9 January 2027"),
        (-10, "Renew from: Now: it has ended Renew before: As soon as you can Accepted until: 10 December 2026"),
        (-40, "Renew from: Too late: order a new one"),
        (None, "Renew from: See your account"),
    ],
)
def test_the_days_of_the_renewal_are_told_for_what_ends_soon_or_has_ended(left: int | None, row: str) -> None:
    assert row in told(a_pack(in_plan(MovePlan.CLIENT, left=left)))


def test_delegate_access_is_told_step_by_step_with_its_level_and_its_limits() -> None:
    text = told(a_pack(in_plan(MovePlan.DELEGATE)), 100)
    for words in (
        "open Account Settings, then Delegate Access",
        "Select Invite to Access",
        "the e-mail address that we write to you from",
        "choose “Products & Domains”",
        "never add or manage means of payment, invite others, see or change your password or Support PIN",
        "change or remove our access on the same page at any time",
        "Check that your provider offers it",
        "Starfield",
    ):
        assert words in text
    assert "Renew from" not in text


def test_a_shared_sign_in_comes_with_the_providers_warning_and_the_safe_way() -> None:
    paper = paper_of(a_pack(in_plan(MovePlan.SHARE)), 100)
    (warning,) = (block for block in paper.blocks if isinstance(block, Caution))
    assert warning.title == "Sharing a sign-in is not advised"
    assert "never recommends" in warning.text
    text = told(a_pack(in_plan(MovePlan.SHARE)), 100)
    assert "Never write your password in a mail, a message or a letter." in text
    assert "The safe way is delegate access" in text


def test_several_plans_get_a_step_each_and_each_says_what_it_is_about() -> None:
    held = [in_plan(plan, f"{plan.value}.example") for plan in PLANS]
    paper = paper_of(a_pack(*held), 100)
    assert headings(paper)[2:7] == [
        "Step 1: Get into your customer account",
        "Step 2: Invite us to your account",
        "Step 3: Put the renewal date into your calendar",
        "Step 4: Decide whether to share your sign-in",
        "Step 5: Tell us that it worked",
    ]
    text = told(a_pack(*held), 100)
    for plan in PLANS:
        assert text.count(f"This is about {plan.value}.example.") == 1
        assert f"For: {plan.value}.example You:" in text


@pytest.mark.parametrize(
    ("removal", "left", "day", "otherwise", "end"),
    [
        (100, 120, "Before 28 February 2027.", "From 28 February 2027 on, nobody", "its certificate ends, on 20 March"),
        (
            None,
            None,
            "In the next two weeks.",
            "Once our sign-in is gone, nobody",
            "Once a certificate has ended, visitors",
        ),
        (-5, -2, "As soon as you can.", "Nobody looks after this certificate now.", "Once a certificate has ended"),
    ],
)
def test_it_begins_with_what_to_do_by_when_and_what_happens_otherwise(
    removal: int | None, left: int | None, day: str, otherwise: str, end: str
) -> None:
    short, _, _ = told(a_pack(in_plan(MovePlan.DELEGATE, left=left)), removal).partition("Your certificate ---")
    for words in (
        "What to do: Get into your customer account, invite us to it, and tell us that it worked.",
        f"By when: {day} If you do nothing: {otherwise}",
        end,
        "Your password: Keep it to yourself. We never ask for your password.",
        "Questions: Answer our mail, or call us on the number that you have used before.",
    ):
        assert words in short


@pytest.mark.parametrize(
    ("lefts", "removal", "said"),
    [
        (
            (20, 90),
            100,
            "until the first of them ends, on 10 December 2026. Then visitors see a security warning. From 28 February",
        ),
        ((20,), None, "ends, on 10 December 2026. Then visitors see a security warning. Once our sign-in is gone"),
        ((-10, 90), 60, "nobody looks after these certificates. The next end that we know of is on 18 February 2027."),
        ((None, 90), 60, "nobody looks after these certificates. The next end that we know of is on 18 February 2027."),
    ],
)
def test_what_happens_is_told_in_the_order_in_which_it_does(
    lefts: tuple[int | None, ...], removal: int | None, said: str
) -> None:
    held = [in_plan(MovePlan.DELEGATE, f"n{left}.example", left) for left in lefts]
    assert said in told(a_pack(*held), removal)


@pytest.mark.parametrize("count", [8, 9])
def test_a_long_table_does_not_push_the_first_step_away(count: int) -> None:
    found = headings(paper_of(a_pack(*(in_plan(MovePlan.CLIENT, f"s{number}.example") for number in range(count)))))
    assert (found.index("Your certificates") < found.index("Step 1: Get into your customer account")) is (count == 8)


def test_what_ends_first_stands_first_and_what_has_no_end_last() -> None:
    held = [in_plan(MovePlan.CLIENT, f"n{left}.example", left) for left in (None, 200, 90)]
    table, calendar = (block for block in paper_of(a_pack(*held), 100).blocks if isinstance(block, Grid))
    for grid in (table, calendar):
        assert [row[0] for row in grid.rows] == ["n90.example", "n200.example", "nNone.example"]


def test_an_invitation_is_sent_from_each_account() -> None:
    a, b = in_plan(MovePlan.DELEGATE), replace(in_plan(MovePlan.DELEGATE, "b.example"), number="00734126")
    assert "Do this in each of these customer accounts: 00734126, 40127763." in told(a_pack(a, b))
    both = a_pack(a, replace(in_plan(MovePlan.CLIENT, "b.example"), number="00734126"))
    assert "Do this in customer account 40127763." in told(both)
    assert "Do this in customer" not in told(a_pack(a))


def test_several_accounts_are_named_and_done_each() -> None:
    pack = a_pack(in_plan(MovePlan.CLIENT), moved("00734126", name="b.example"))
    assert "Your customer numbers are 00734126, 40127763. Each is an account of its own" in told(pack)


@pytest.mark.parametrize(
    ("removal", "left", "title", "until"),
    [
        (100, 120, "what to do before 28 February 2027", "Do this before 28 February 2027."),
        (100, 20, "what to do before 10 December 2026", "Do this before 10 December 2026."),
        (100, 77, "what to do before 5 February 2027", "Do this before 5 February 2027."),
        (10, 77, "what to do before 30 November 2026", "Do this before 30 November 2026."),
        (None, 20, "what to do before 10 December 2026", "Do this before 10 December 2026."),
        (None, 120, "what to do", "Do this in the next two weeks."),
        (0, 120, "what to do", "Do this as soon as you can: until then nobody can manage this certificate."),
        (-3, 20, "what to do", "Do this as soon as you can: until then nobody can manage this certificate."),
        (100, -3, "what to do before 28 February 2027", "Do this before 28 February 2027."),
    ],
)
def test_the_day_is_the_removal_or_an_end_that_comes_first(
    removal: int | None, left: int, title: str, until: str
) -> None:
    pack = a_pack(in_plan(MovePlan.CLIENT, left=left))
    assert paper_of(pack, removal).title.endswith(title)
    assert until in told(pack, removal)


@pytest.mark.parametrize(
    ("removal", "words"),
    [
        (None, "is removing these accounts. We do not know the day yet."),
        (1, "removes it on 21 November 2026."),
        (0, "removed it on 20 November 2026."),
    ],
)
def test_it_says_when_the_iso_account_goes(removal: int | None, words: str) -> None:
    assert words in told(a_pack(), removal)


def test_what_ends_soon_is_warned_of_with_its_day() -> None:
    held = [in_plan(MovePlan.DELEGATE, f"n{left}.example", left) for left in (-2, 9, 29, 31)]
    (warning,) = (block for block in paper_of(a_pack(*held)).blocks if isinstance(block, Caution))
    assert "n-2.example ended on 18 November 2026. n9.example ends on 29 November 2026." in warning.text
    assert "n29.example" in warning.text
    assert "n31.example" not in warning.text


@pytest.mark.parametrize(
    ("waiting", "words"),
    [
        (moved("", None), "We do not know its customer number yet."),
        (moved("", None, asked_at=NOW), "We asked you for its customer number on 20 November 2026"),
        (moved("", None, is_disputed=True), "We found two customer numbers for it."),
        (moved(plan=MovePlan.KEEP), "It stays as it is for now."),
        (moved(plan=None), "We have not decided with you yet who looks after it."),
        (moved(plan=MovePlan.SHARE), "We have not decided with you yet who looks after it."),
    ],
)
def test_what_is_open_is_said_and_is_not_among_what_is_handed_over(waiting: Moved, words: str) -> None:
    waiting = replace(waiting, holding=replace(waiting.holding, common_name="open.example", shown_name=""))
    text = told(a_pack(in_plan(MovePlan.CLIENT), waiting=(waiting,)), 100)
    handed, _, still_open = text.partition("What is still open")
    assert words in still_open
    assert "open.example" in still_open
    assert "open.example" not in handed


def test_where_nothing_is_open_nothing_is_said_of_it() -> None:
    assert "still open" not in told(a_pack())


def test_a_pack_of_nobody_known_has_words_too() -> None:
    paper = paper_of(a_pack(client=""), 100)
    assert paper.subtitle == "20 November 2026"
    assert "For ," not in told(a_pack(client=""))


def test_further_names_of_a_certificate_are_told_up_to_three() -> None:
    one = in_plan(MovePlan.CLIENT)
    names = ("clinic.example", *(f"{letter}.example" for letter in "abcde"))
    pack = a_pack(replace(one, holding=replace(one.holding, names=names)))
    assert "clinic.example a.example b.example c.example and 2 more Customer number" in told(pack)


def test_a_product_has_a_column_only_where_one_is_known() -> None:
    known = in_plan(MovePlan.CLIENT)
    known = replace(known, holding=replace(known.holding, product="Deluxe SSL"))
    assert "Product: Deluxe SSL" in told(a_pack(known))
    assert "Product:" not in told(a_pack())


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_name_stays_text_of_a_bounded_length(hostile: str) -> None:
    one = in_plan(MovePlan.CLIENT, left=5)
    held = replace(one.holding, shown_name=hostile, product=hostile, client=hostile, names=("clinic.example", hostile))
    paper = paper_of(a_pack(replace(one, holding=held), client=hostile), 100)
    for text in (paper.subtitle, *(text for block in paper.blocks for text in texts(block))):
        assert "\u202e" not in text
        assert "\x00" not in text
        assert not any(len(word) > 121 for word in text.split())
    assert "\n" not in paper.title + paper.subtitle
    (table, *_) = (block for block in paper.blocks if isinstance(block, Grid))
    assert "Bcc: all@x.example" not in table.rows[0][0].splitlines()


AMA = Signatory("Ama Okafor", "Okafor Web & Co", "ama@okafor.example")


def test_a_signed_pack_says_whom_it_is_from_wherever_that_helps() -> None:
    text = told(a_pack(in_plan(MovePlan.DELEGATE)), signatory=AMA)
    for said in (
        "Hello, this is Okafor Web & Co, your webmaster. We look after the certificates of your website.",
        "Answer our mail, write to ama@okafor.example, or call us on the number that you have used before.",
        "Type our name, Ama Okafor, and our e-mail address, ama@okafor.example.",
    ):
        assert said in text
    assert text.endswith("With kind regards, Ama Okafor Okafor Web & Co ama@okafor.example")
    assert paper_of(a_pack(), signatory=AMA).blocks[-1] == Words(
        "With kind regards,\nAma Okafor\nOkafor Web & Co\nama@okafor.example"
    )


@pytest.mark.parametrize(
    ("signatory", "opening", "invited", "end"),
    [
        (
            Signatory(),
            "we are your webmaster, and",
            "name, and the e-mail address that we write to",
            ", your webmaster",
        ),
        (Signatory("Ama"), "this is Ama, your", "name, Ama, and the e-mail address that we write to", ", Ama"),
        (Signatory("", "{who}"), "this is {who}, your", "name, {who}, and the e-mail address that we", ", {who}"),
        (
            Signatory("", "", "a@b.example"),
            "we are your webmaster, and",
            "name, and our e-mail address, a@b",
            "a@b.example",
        ),
    ],
)
def test_a_pack_says_as_much_as_was_given(signatory: Signatory, opening: str, invited: str, end: str) -> None:
    text = told(a_pack(in_plan(MovePlan.DELEGATE)), signatory=signatory)
    assert f"Hello, {opening}" in text
    assert f"Type our {invited}" in text
    assert text.endswith(end)


def test_a_name_that_turns_text_around_is_harmless_in_a_pack() -> None:
    text = told(a_pack(), signatory=Signatory("Ama\u202eGNP\u0000", "<b>Web</b>\nBcc: x@evil.example"))
    assert "<b>Web</b> Bcc: x@evil.example" in text
    assert not set(text) & set("\u202e\u0000")


@pytest.mark.parametrize(
    ("lefts", "what", "step"),
    [
        ((120,), "note when to renew, and tell", "Put the renewal date into your calendar"),
        ((120, 200), "note when to renew, and tell", "Put the renewal dates into your calendar"),
        ((None,), "note when to renew, and tell", "Put the renewal date into your calendar"),
        ((20,), "renew the certificate, and tell", "Renew the certificate"),
        ((-10, 60), "renew the certificates, and tell", "Renew the certificates"),
        (
            (20, 120),
            "renew what is due, note when to renew the rest, and tell",
            "Renew what is due, and put the other dates into your calendar",
        ),
    ],
)
def test_what_is_due_is_to_be_renewed_and_not_only_noted(lefts: tuple[int | None, ...], what: str, step: str) -> None:
    pack = a_pack(*(in_plan(MovePlan.CLIENT, f"n{left}.example", left) for left in lefts))
    assert f"What to do: Get into your customer account, {what} us that it worked." in told(pack)
    assert f"Step 2: {step}" in headings(paper_of(pack))


@pytest.mark.parametrize("plan", [MovePlan.CLIENT, MovePlan.DELEGATE])
@pytest.mark.parametrize("removal", [None, 100, -5])
def test_one_certificate_is_spoken_of_as_one(plan: MovePlan, removal: int | None) -> None:
    text = told(a_pack(in_plan(plan, left=300)), removal)
    several = ("these certificates", "Your certificates", "website’s certificates", "Yours were")
    assert not [each for each in (*several, "the certificates in", "the certificates yourself") if each in text]


def test_a_day_behind_an_arabic_name_would_be_turned_around() -> None:
    assert paper_of(a_pack(client="عيادة")).subtitle == "20 November 2026, for عيادة"
