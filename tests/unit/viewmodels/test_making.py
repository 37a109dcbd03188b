"""Making a signing request: with the tools, here with a key that is kept, and every way that can end."""

from dataclasses import replace

import pytest

from certdesk.domain.book import OrderDetails, PortalView
from certdesk.domain.changes import Topic
from certdesk.domain.csr_commands import StepKind, Tool
from certdesk.domain.errors import CertDeskError, FieldError, Unavailable
from certdesk.domain.local_keys import KeptKey, KeyChoice, MadeKey, VaultState
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Brand, OrderId, OrderStatus, Product, Validation
from certdesk.domain.portal import OrderCertificate
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.making.model import MakingViewModel
from certdesk.viewmodels.making.props import Props, keys_in_use
from tests.fakes_gui.download import OneOrder
from tests.fakes_gui.keys import SHOP, FakeKeys, kept_key
from tests.lanes import HandLane
from tests.samples import DAY, NOW, entry

pytestmark = pytest.mark.usefixtures("qapp")
NAMES = ("shop.larkspur.example", "pay.larkspur.example")


class SeenOrder(OneOrder):
    """An order whose names a session has shown."""

    def __init__(self, names: tuple[str, ...] = NAMES, **changes: object) -> None:
        super().__init__(entry(**changes))
        self.names = names

    def details(self, order: object) -> OrderDetails:
        view = PortalView(NOW, self.names, None, None, ()) if self.names else None
        return OrderDetails(self.entry, NOW, view, ())


class Desk:
    def __init__(self, keys: FakeKeys | None = None, order: OneOrder | None = None) -> None:
        self.lane = HandLane()
        self.keys = keys or FakeKeys()
        self.model = MakingViewModel(order or SeenOrder(), self.keys, Runner(self.lane, self.lane))
        self.made: list[MadeKey] = []
        self.to_save: list[KeptKey] = []
        self.failures: list[Exception] = []
        self.model.made.connect(self.made.append)
        self.model.saving_wanted.connect(self.to_save.append)
        self.model.failed.connect(self.failures.append)
        self.model.open(SHOP)
        self.lane.drain()

    @property
    def props(self) -> Props:
        return self.model.props

    def make(self, passphrase: str = "", repeated: str = "") -> None:
        self.model.make(passphrase, repeated)
        self.lane.drain()

    def listed(self) -> list[str]:
        return [line.key.digest for line in self.model.kept.props]


def test_the_sheet_opens_with_the_orders_names_and_the_recommended_key() -> None:
    props = Desk().props
    assert props.tool is None
    assert props.choice is KeyChoice.P256
    assert props.typed.splitlines() == list(NAMES)
    assert props.knows_names
    assert props.can_make


def test_an_order_that_no_session_showed_has_its_own_name_alone() -> None:
    props = Desk(order=OneOrder(entry())).props
    assert props.names == ("shop.larkspur.example",)
    assert not props.knows_names


@pytest.mark.parametrize(("validation", "has_organisation"), [(Validation.OV, True), (Validation.DV, False)])
def test_commands_carry_every_name_and_the_organisation_where_it_is_validated(
    validation: Validation, has_organisation: bool
) -> None:
    product = Product("SSL", Brand.DIGICERT, validation)
    desk = Desk(order=SeenOrder(product=product))
    desk.model.choose_tool(Tool.OPENSSL)
    code = desk.props.steps[0].code
    assert all(f"DNS:{name}" in code for name in NAMES)
    assert ("/O=Larkspur Florists" in code) is has_organisation


def test_the_key_that_was_chosen_is_in_the_commands() -> None:
    desk = Desk()
    desk.model.choose_tool(Tool.IIS)
    desk.model.choose_key(KeyChoice.RSA_3072)
    inf = next(step.code for step in desk.props.steps if step.kind is StepKind.WRITE_INF)
    assert "KeyLength = 3072" in inf


def test_a_name_that_no_command_can_carry_is_refused_in_words() -> None:
    desk = Desk(order=SeenOrder(("shop.larkspur.example", "a b.example")))
    desk.model.choose_tool(Tool.OPENSSL)
    assert desk.props.steps == ()
    assert desk.props.steps_refusal is not None
    assert desk.props.steps_refusal.key is MessageKey.NAMES_FORM


def test_the_tool_is_remembered_from_one_order_to_the_next() -> None:
    desk = Desk()
    desk.model.choose_tool(Tool.TOMCAT)
    desk.model.close()
    desk.model.open(SHOP)
    desk.lane.drain()
    assert desk.props.tool is Tool.TOMCAT


def test_a_key_is_made_for_the_names_that_are_left() -> None:
    desk = Desk()
    desk.model.set_names("Shop.Larkspur.Example, shop.larkspur.example\n new.larkspur.example")
    assert desk.props.left_out == ("pay.larkspur.example",)
    assert desk.props.added == ("new.larkspur.example",)
    desk.model.choose_key(KeyChoice.P384)
    desk.make()
    asked = (SHOP, ("shop.larkspur.example", "new.larkspur.example"), KeyChoice.P384)
    assert desk.keys.asked == [asked]
    assert desk.props.made is not None
    assert desk.listed() == [desk.props.made.key.digest]


def test_without_a_name_nothing_is_made() -> None:
    desk = Desk()
    desk.model.set_names(" ,\n")
    assert not desk.props.can_make
    assert desk.props.left_out == ()
    desk.make()
    assert desk.keys.asked == []


def test_a_second_press_while_one_is_made_does_nothing() -> None:
    desk = Desk()
    desk.model.make()
    desk.make()
    assert len(desk.keys.asked) == 1


def test_a_new_vault_takes_its_pass_phrase_twice() -> None:
    desk = Desk(FakeKeys(VaultState.NEW))
    desk.make("correct horse", "correct house")
    assert desk.props.differs
    assert desk.keys.opened_with == []
    desk.make("correct horse", "correct horse")
    assert desk.keys.opened_with == ["correct horse"]
    assert desk.props.made is not None
    assert desk.props.vault is VaultState.OPEN
    assert not desk.props.differs


def test_a_locked_vault_takes_it_once() -> None:
    desk = Desk(FakeKeys(VaultState.LOCKED))
    desk.make("correct horse")
    assert desk.keys.opened_with == ["correct horse"]
    assert desk.props.made is not None


def test_an_open_vault_is_not_opened_again() -> None:
    desk = Desk()
    desk.make("left over")
    assert desk.keys.opened_with == []


def test_no_pass_phrase_is_kept_where_it_could_be_seen() -> None:
    desk = Desk(FakeKeys(VaultState.LOCKED))
    desk.model.make("correct horse")
    assert "correct horse" not in repr(desk.props)
    desk.lane.drain()
    assert "correct horse" not in repr(desk.props)


@pytest.mark.parametrize(
    ("what", "error", "place"),
    [
        ("open_vault", FieldError("passphrase", MessageKey.VAULT_PASSPHRASE), "passphrase_refusal"),
        ("open_vault", FieldError("passphrase", MessageKey.PASSPHRASE_SHORT, number=8), "passphrase_refusal"),
        ("make", FieldError("names", MessageKey.NAMES_FORM, name="x"), "names_refusal"),
        ("make", Unavailable(MessageKey.DISK_FULL), "problem"),
    ],
)
def test_each_refusal_stands_at_its_place(what: str, error: CertDeskError, place: str) -> None:
    desk = Desk(FakeKeys(VaultState.LOCKED))
    desk.keys.refusals[what] = error
    desk.make("correct horse")
    places = ("passphrase_refusal", "names_refusal", "problem")
    assert {each: getattr(desk.props, each) for each in places} == dict.fromkeys(places) | {place: error}
    assert desk.props.made is None
    assert desk.props.can_make
    assert desk.failures == []


def test_a_vault_that_cannot_be_asked_says_so_and_makes_nothing() -> None:
    keys = FakeKeys()
    keys.refusals["vault"] = Unavailable(MessageKey.VAULT_KEY, place="keyring")
    desk = Desk(keys)
    assert desk.props.problem is not None
    assert not desk.props.can_make


def test_what_was_being_made_when_the_user_said_stop_is_not_kept() -> None:
    desk = Desk()
    desk.keys.while_making = desk.model.stop
    desk.make()
    assert desk.keys.asked != []
    assert desk.keys.kept == []
    assert desk.props.made is None
    assert desk.props.can_make
    assert not desk.props.is_stopping


def test_while_a_key_is_made_the_sheet_stays() -> None:
    desk = Desk()
    desk.model.make()
    desk.model.close()
    assert desk.props.is_open
    assert desk.props.is_making
    desk.lane.drain()
    desk.model.close()
    assert not desk.props.is_open


def test_the_request_of_a_new_key_is_handed_over_and_the_sheet_closes() -> None:
    desk = Desk()
    desk.make()
    made = desk.props.made
    desk.model.use()
    assert desk.made == [made]
    assert not desk.props.is_open


def test_keys_of_the_order_are_listed_and_those_in_force_are_marked() -> None:
    desk = Desk(FakeKeys(kept=[kept_key("d2"), kept_key("d1"), replace(kept_key("d0"), order=OrderId("another"))]))
    assert desk.listed() == ["d2", "d1"]
    certificate = OrderCertificate("01", NAMES, NOW, NOW + DAY, is_present=True, key_digest="d1")
    view = PortalView(NOW, NAMES, None, None, (), certificates=(certificate,))
    details = OrderDetails(entry(), NOW, view, ())
    assert keys_in_use(details) == {"d1"}
    assert keys_in_use(replace(details, entry=entry(status_word=OrderStatus.REVOKED))) == frozenset()


def test_a_kept_key_gives_its_request_once_more() -> None:
    desk = Desk(FakeKeys(kept=[kept_key("d1")]))
    desk.model.kept.use(desk.keys.kept[0])
    desk.lane.drain()
    assert [made.key.digest for made in desk.made] == ["d1"]
    assert not desk.props.is_open


def test_a_key_that_went_meanwhile_is_said_to_be_gone() -> None:
    desk = Desk(FakeKeys(kept=[kept_key("d1")]))
    key, desk.keys.kept = desk.keys.kept[0], []
    desk.model.kept.use(key)
    desk.lane.drain()
    assert desk.made == []
    assert desk.props.problem is not None
    assert desk.props.problem.key is MessageKey.KEY_GONE


def test_a_key_is_removed_after_it_was_asked_for_twice() -> None:
    desk = Desk(FakeKeys(kept=[kept_key("d2"), kept_key("d1")]))
    desk.model.kept.remove()
    desk.model.kept.ask_removal("d1")
    assert [line.is_being_removed for line in desk.model.kept.props] == [False, True]
    desk.model.kept.ask_removal("")
    desk.model.kept.remove()
    desk.lane.drain()
    assert desk.listed() == ["d2", "d1"]
    desk.model.kept.ask_removal("d1")
    desk.model.kept.remove()
    desk.lane.drain()
    assert desk.listed() == ["d2"]


def test_removing_the_key_that_was_just_made_takes_its_request_away() -> None:
    desk = Desk()
    desk.make()
    assert desk.props.made is not None
    desk.model.kept.ask_removal(desk.props.made.key.digest)
    desk.model.kept.remove()
    desk.lane.drain()
    assert desk.props.made is None


def test_saving_a_key_is_asked_for_by_the_key() -> None:
    desk = Desk(FakeKeys(kept=[kept_key("d1")]))
    desk.model.kept.save(desk.keys.kept[0])
    assert desk.to_save == desk.keys.kept


def test_keys_that_come_or_go_elsewhere_are_taken_over() -> None:
    desk = Desk()
    desk.keys.kept.append(kept_key("d1"))
    desk.model.refresh(frozenset({Topic.ORDERS}))
    assert desk.lane.waiting == 0
    desk.model.refresh(frozenset({Topic.KEYS}))
    desk.lane.drain()
    assert desk.listed() == ["d1"]


def test_answers_to_a_sheet_that_was_closed_are_dropped() -> None:
    desk = Desk()
    desk.model.close()
    desk.model.open(SHOP)
    desk.model.close()
    desk.lane.drain()
    assert not desk.props.is_open
    assert desk.listed() == []


def test_a_bug_is_not_shown_as_a_refusal() -> None:
    desk = Desk()

    def stumble() -> None:
        raise RuntimeError

    desk.keys.while_making = stumble
    desk.make()
    assert len(desk.failures) == 1
    assert desk.props.problem is None
