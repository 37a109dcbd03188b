"""Saving certificate and key together, and a key alone: what is asked, and every way that saving can end."""

from pathlib import Path

import pytest

from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import (
    CertDeskError,
    FieldError,
    NotFound,
    SessionRequired,
    StateConflict,
    Unavailable,
)
from certdesk.domain.local_keys import KeyFileRequest, KeyStoreRequest, OwnKeyFile, Target, VaultState
from certdesk.domain.messages import MessageKey
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.flow import After, SignInRequest
from certdesk.viewmodels.key_store.desk import KeyDesk
from certdesk.viewmodels.key_store.key_file import KeyFileProps, KeyFileViewModel
from certdesk.viewmodels.key_store.model import KeyStoreViewModel
from certdesk.viewmodels.key_store.props import Props
from tests.fakes_gui.download import FakeDownloads, OneOrder
from tests.fakes_gui.keys import SHOP, FakeKeys, FakeKeyStores, kept_key
from tests.lanes import HandLane
from tests.samples import entry

pytestmark = pytest.mark.usefixtures("qapp")
SECRET = "correct horse"
OWN = Path("keys/shop.key")


class Store:
    """The sheet for certificate and key."""

    def __init__(self, *digests: str, state: VaultState = VaultState.OPEN, target: Target = Target.WINDOWS) -> None:
        kept = [kept_key(digest) for digest in digests]
        self.lane = HandLane()
        self.keys, self.stores = FakeKeys(state, kept), FakeKeyStores(kept)
        desk = KeyDesk(OneOrder(entry()), FakeDownloads(), self.keys, self.stores)
        self.model = KeyStoreViewModel(desk, Runner(self.lane, self.lane))
        self.saved: list[Path] = []
        self.sign_ins: list[SignInRequest] = []
        self.given_up: list[bool] = []
        self.failures: list[Exception] = []
        self.model.saved.connect(self.saved.append)
        self.model.sign_in_wanted.connect(self.sign_ins.append)
        self.model.given_up.connect(lambda: self.given_up.append(True))
        self.model.failed.connect(self.failures.append)
        self.model.open(SHOP, target)
        self.lane.drain()

    @property
    def props(self) -> Props:
        return self.model.props

    def save(self, if_exists: IfExists = IfExists.ASK) -> None:
        self.model.save(if_exists)
        self.lane.drain()

    def save_with(self, error: CertDeskError) -> None:
        self.stores.refusals.append(error)
        self.model.filing.set_passphrase(SECRET)
        self.save()


def test_the_newest_key_of_the_certificate_is_taken_first() -> None:
    props = Store("d2", "d1").props
    assert props.digest == "d2"
    assert not props.is_own_file
    assert [key.digest for key in props.usable] == ["d2", "d1"]


def test_without_a_key_here_the_users_own_file_is_asked_for() -> None:
    store = Store()
    assert store.props.is_own_file
    store.model.filing.set_passphrase(SECRET)
    assert not store.props.can_save
    store.model.choose_file(OWN)
    assert store.props.can_save


def test_what_opens_the_file_gives_it_its_name() -> None:
    store = Store("d1", target=Target.OLD_JAVA)
    assert store.props.filing.file_name == "shop.larkspur.example.jks"
    store.model.choose_target(Target.ANDROID)
    assert store.props.filing.file_name == "shop.larkspur.example.pfx"


def test_saving_hands_over_what_was_chosen_and_closes_the_sheet() -> None:
    store = Store("d1")
    store.model.choose_target(Target.OLD_WINDOWS)
    store.model.filing.set_passphrase(SECRET)
    store.model.filing.set_file_name(" shop.pfx ")
    store.model.filing.set_folder(Path("elsewhere"))
    store.save()
    assert store.stores.saved == [
        KeyStoreRequest(Target.OLD_WINDOWS, "d1", Path("elsewhere"), "shop.pfx", SECRET, IfExists.ASK)
    ]
    assert store.saved == [Path("elsewhere/shop.pfx")]
    assert not store.props.is_open
    assert store.given_up == []
    assert store.props.filing.passphrase == ""


def test_a_second_press_while_it_is_written_does_nothing() -> None:
    store = Store("d1")
    store.model.filing.set_passphrase(SECRET)
    store.model.save()
    assert store.props.filing.is_saving
    store.save()
    assert len(store.stores.saved) == 1


def test_the_users_own_file_is_handed_over_by_its_place() -> None:
    store = Store("d1")
    store.model.choose_file(OWN)
    store.model.filing.set_passphrase(SECRET)
    store.save()
    assert store.stores.saved[0].key == OwnKeyFile(OWN)


def test_a_protected_file_asks_for_its_pass_phrase_and_blames_only_a_wrong_one() -> None:
    store = Store()
    store.model.choose_file(OWN)
    assert (store.props.needs_own_passphrase, store.props.key_refusal) == (False, None)
    refusal = FieldError("key", MessageKey.KEY_FILE_PASSPHRASE)
    store.save_with(refusal)
    assert (store.props.needs_own_passphrase, store.props.key_refusal) == (True, None)
    store.model.set_own_passphrase("wrong")
    store.save_with(refusal)
    assert (store.props.needs_own_passphrase, store.props.key_refusal) == (True, refusal)
    store.model.set_own_passphrase("right")
    assert (store.props.needs_own_passphrase, store.props.key_refusal) == (True, None)
    store.save()
    assert store.stores.saved[0].key == OwnKeyFile(OWN, "right")


def test_another_file_is_not_opened_with_the_pass_phrase_of_the_first() -> None:
    store = Store()
    store.model.choose_file(OWN)
    store.save_with(FieldError("key", MessageKey.KEY_FILE_PASSPHRASE))
    store.model.set_own_passphrase("of the first")
    store.model.choose_file(Path("other.key"))
    assert not store.props.needs_own_passphrase
    store.save()
    assert store.stores.saved[0].key == OwnKeyFile(Path("other.key"))


def test_a_closed_vault_is_opened_before_the_file_is_written() -> None:
    store = Store("d1", state=VaultState.LOCKED)
    store.model.filing.set_passphrase(SECRET)
    assert store.props.is_vault_closed
    assert not store.props.can_save
    store.model.set_opener("of the vault")
    store.save()
    assert store.keys.opened_with == ["of the vault"]
    assert store.stores.saved[0].passphrase == SECRET


def test_an_own_file_takes_no_vault() -> None:
    store = Store("d1", state=VaultState.LOCKED)
    store.model.choose_file(OWN)
    assert not store.props.is_vault_closed
    store.model.filing.set_passphrase(SECRET)
    store.save()
    assert store.keys.opened_with == []


def test_a_wrong_pass_phrase_of_the_vault_stands_beside_its_own_field() -> None:
    store = Store("d1", state=VaultState.LOCKED)
    store.keys.refusals["open_vault"] = FieldError("passphrase", MessageKey.VAULT_PASSPHRASE)
    store.model.filing.set_passphrase(SECRET)
    store.model.set_opener("wrong")
    store.save()
    assert store.props.opener_refusal is not None
    assert store.props.filing.passphrase_refusal is None
    assert store.stores.saved == []


def test_a_vault_that_was_closed_meanwhile_asks_for_its_pass_phrase() -> None:
    store = Store("d1")
    store.save_with(Unavailable(MessageKey.VAULT_LOCKED))
    assert store.props.is_vault_closed
    assert store.props.filing.problem is None


@pytest.mark.parametrize(
    ("error", "place"),
    [
        (FieldError("key", MessageKey.KEY_MISMATCH), "key"),
        (FieldError("key", MessageKey.KEY_FILE_FORM, file="a", what="text"), "key"),
        (FieldError("passphrase", MessageKey.PASSPHRASE_SHORT, number=8), "passphrase"),
        (FieldError("passphrase", MessageKey.PASSPHRASE_ASCII), "passphrase"),
        (FieldError("file_name", MessageKey.FILE_NAME), "name"),
        (Unavailable(MessageKey.FILE_WRITE, folder="f", cause="full"), "problem"),
        (NotFound(MessageKey.KEY_GONE), "problem"),
        (StateConflict(MessageKey.NOT_ISSUED, status="pending"), "problem"),
    ],
)
def test_each_refusal_stands_at_its_place(error: CertDeskError, place: str) -> None:
    store = Store("d1")
    store.save_with(error)
    filing = store.props.filing
    places = {
        "key": store.props.key_refusal,
        "passphrase": filing.passphrase_refusal,
        "name": filing.name_refusal,
        "problem": filing.problem,
    }
    assert places == dict.fromkeys(places) | {place: error}
    assert store.props.is_open
    assert store.props.can_save


def test_a_file_in_the_way_is_asked_about() -> None:
    store = Store("d1")
    store.save_with(StateConflict(MessageKey.FILE_EXISTS, file="shop.pfx"))
    assert store.props.filing.existing == "shop.pfx"
    store.model.filing.keep_looking()
    assert store.props.filing.existing == ""
    store.save(IfExists.KEEP_BOTH)
    assert store.stores.saved[0].if_exists is IfExists.KEEP_BOTH


def test_without_a_session_one_signs_in_and_the_save_goes_on_with_all_that_was_typed() -> None:
    store = Store("d1")
    store.save_with(SessionRequired(MessageKey.SESSION_ENDED, order=SHOP))
    assert store.sign_ins == [SignInRequest(SHOP, After.GO_ON_SAVING_KEY)]
    assert store.props.is_open
    store.save()
    assert store.stores.saved[0].passphrase == SECRET


def test_a_pass_phrase_can_be_made() -> None:
    store = Store("d1")
    store.model.filing.set_passphrase("typed")
    store.model.filing.propose_passphrase()
    assert store.props.filing.passphrase == "new-pass-phrase-1"


def test_closing_gives_up_and_going_back_does_not() -> None:
    store = Store("d1")
    store.model.go_back()
    assert not store.props.is_open
    assert store.given_up == []
    store.model.open(SHOP, Target.JAVA)
    store.lane.drain()
    store.model.filing.set_passphrase(SECRET)
    store.model.close()
    assert store.given_up == [True]
    assert store.props.filing.passphrase == ""


def test_nothing_that_shows_what_is_chosen_shows_a_pass_phrase() -> None:
    store = Store("d1", state=VaultState.LOCKED)
    store.model.filing.set_passphrase(SECRET)
    store.model.set_opener(SECRET)
    store.model.set_own_passphrase(SECRET)
    assert SECRET not in repr(store.props)
    assert SECRET not in repr(store.model._inputs)


def test_an_order_that_cannot_be_read_opens_nothing() -> None:
    store = Store("d1")
    store.model.close()
    store.keys.refusals["vault"] = Unavailable(MessageKey.VAULT_KEY, place="keyring")
    store.model.open(SHOP, Target.JAVA)
    store.lane.drain()
    assert len(store.failures) == 1
    assert not store.props.is_open


class Key:
    """The sheet for a key alone."""

    def __init__(self, state: VaultState = VaultState.OPEN) -> None:
        self.lane = HandLane()
        self.keys = FakeKeys(state, [kept_key("d1")])
        desk = KeyDesk(OneOrder(entry()), FakeDownloads(), self.keys, FakeKeyStores())
        self.model = KeyFileViewModel(desk, Runner(self.lane, self.lane))
        self.saved: list[Path] = []
        self.model.saved.connect(self.saved.append)
        self.model.open(self.keys.kept[0])
        self.lane.drain()

    @property
    def props(self) -> KeyFileProps:
        return self.model.props

    def save(self) -> None:
        self.model.save()
        self.lane.drain()


def test_a_key_is_saved_under_the_name_of_its_certificate() -> None:
    key = Key()
    assert not key.props.can_save
    key.model.filing.set_passphrase(SECRET)
    key.save()
    assert key.keys.saved == [KeyFileRequest("d1", Path("downloads"), "shop_larkspur_example.key", SECRET)]
    assert key.saved == [Path("downloads/shop_larkspur_example.key")]
    assert not key.props.is_open
    assert key.props.filing.passphrase == ""


def test_a_closed_vault_is_opened_before_the_key_is_saved() -> None:
    key = Key(VaultState.LOCKED)
    key.model.filing.set_passphrase(SECRET)
    assert not key.props.can_save
    key.model.set_opener("wrong")
    refusal = FieldError("passphrase", MessageKey.VAULT_PASSPHRASE)
    key.keys.refusals["open_vault"] = refusal
    key.save()
    assert [key.props.opener_refusal] == [refusal]
    key.model.set_opener("right")
    assert [key.props.opener_refusal] == [None]
    key.save()
    assert key.keys.opened_with == ["wrong", "right"]
    assert len(key.saved) == 1


@pytest.mark.parametrize(
    ("error", "place"),
    [
        (FieldError("passphrase", MessageKey.PASSPHRASE_SHORT, number=8), "passphrase_refusal"),
        (FieldError("file_name", MessageKey.FILE_NAME), "name_refusal"),
        (NotFound(MessageKey.KEY_GONE), "problem"),
    ],
)
def test_each_refusal_of_a_key_stands_at_its_place(error: CertDeskError, place: str) -> None:
    key = Key()
    key.keys.refusals["save"] = error
    key.model.filing.set_passphrase(SECRET)
    key.save()
    assert getattr(key.props.filing, place) is error
    assert key.props.is_open
