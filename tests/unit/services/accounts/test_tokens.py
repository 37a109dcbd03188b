"""Tokens are kept as long as may be, given back to this desk alone, and go when they are over."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from certdesk.domain.accounts import Keeping
from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.services.accounts.keyring_tokens import KeyringTokens
from certdesk.services.accounts.tokens import HeldTokens, Opener
from certdesk.storage.database import Database
from certdesk.storage.desk import APPLICATION_ID, DeskStore
from certdesk.storage.migration import migrations_of
from tests.unit.services.accounts.bureau import ACCOUNT, CLASH, ME, READY, Safe, Waiting, entry
from tests.unit.services.authority import Crash

TOKEN = "token 5e5e"
MINE, LINK, OTHERS = Opener(ME), Opener(ME, READY), Opener("c.okafor")


class Desk:
    """A database, a keyring, and tokens over both, as often as the program starts."""

    def __init__(self, folder: Path) -> None:
        database = Database(folder / "desk.sqlite3", APPLICATION_ID, migrations_of("certdesk.storage"), patience=0.02)
        database.prepare()
        self.database = database
        self.regretted: list[Exception] = []
        self.store = DeskStore(database, lambda _topics: None, self.regretted.append)
        self.safe = Safe()
        self.start()

    def start(self) -> None:
        self.tokens = KeyringTokens(self.safe, self.store)

    def written_down(self) -> list[tuple[str, bool]]:
        with self.store.read() as records:
            return [(each.name, each.is_over) for each in records.keyring_entries.all()]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_an_entry_is_called_by_what_it_opens() -> None:
    assert (MINE.entry, LINK.entry) == ("account/m.okafor", "link/m.okafor/tidewater-marine/digicert one")
    assert (MINE.entry, LINK.entry) == (ACCOUNT, entry(READY))


def test_what_is_kept_is_there_after_a_start_and_what_is_dropped_is_not(desk: Desk) -> None:
    desk.tokens.keep(MINE, TOKEN)
    desk.tokens.keep(LINK, "other")
    desk.start()
    assert (desk.tokens.get(MINE), desk.tokens.get(LINK), desk.tokens.get(OTHERS)) == (TOKEN, "other", None)
    desk.tokens.drop(LINK)
    assert (desk.tokens.get(LINK), desk.safe.kept) == (None, {ACCOUNT: TOKEN})
    assert desk.written_down() == [(ACCOUNT, False)]


def test_the_keyring_is_asked_once_a_run_and_only_for_what_is_there(desk: Desk) -> None:
    desk.tokens.keep(MINE, TOKEN)
    desk.start()
    desk.safe.asked.clear()
    for _ in range(3):
        desk.tokens.get(MINE)
        desk.tokens.get(LINK)
        desk.tokens.drop(OTHERS)
    assert desk.safe.asked == [f"get {ACCOUNT}"]


def test_all_of_one_account_go_and_the_others_stay(desk: Desk) -> None:
    for opener in (MINE, LINK, Opener(ME, CLASH), OTHERS):
        desk.tokens.keep(opener, f"{opener.entry} token")
    desk.start()
    desk.tokens.get(MINE)
    desk.tokens.drop_all(ME)
    assert list(desk.safe.kept) == [OTHERS.entry]
    assert desk.tokens.get(MINE) is desk.tokens.get(LINK) is None


@pytest.mark.parametrize(
    ("refusal", "keeping"),
    [("NoKeyringError", Keeping.NO_KEYRING), ("KeyringLocked", Keeping.KEYRING_REFUSED), ("", Keeping.NO_KEYRING)],
)
def test_what_the_keyring_does_not_keep_is_kept_for_this_run_and_said(
    desk: Desk, refusal: str, keeping: Keeping
) -> None:
    desk.safe.refusal, desk.safe.forgets = refusal, not refusal
    desk.tokens.keep(MINE, TOKEN)
    assert (desk.tokens.get(MINE), desk.tokens.keeping()) == (TOKEN, keeping)
    desk.safe.refusal, desk.safe.forgets = "", False
    assert desk.tokens.keeping() is keeping, "a keyring that appears later has not kept it"
    desk.tokens.keep(MINE, TOKEN)
    assert (desk.safe.kept, desk.tokens.keeping()) == ({ACCOUNT: TOKEN}, Keeping.KEYRING)


def test_a_keyring_that_keeps_and_then_does_not_give_back_is_cleaned_up_later(desk: Desk) -> None:
    class Closing(Safe):
        """Takes one secret, and locks."""

        def set(self, account: str, secret: str) -> None:
            super().set(account, secret)
            self.refusal = "KeyringLocked"

    desk.safe = Closing()
    desk.start()
    desk.tokens.keep(MINE, TOKEN)
    assert (desk.tokens.get(MINE), desk.tokens.keeping()) == (TOKEN, Keeping.KEYRING_REFUSED)
    assert desk.safe.kept == {ACCOUNT: TOKEN}
    desk.safe.refusal = ""
    desk.start()
    assert desk.tokens.get(MINE) is None
    desk.tokens.sweep()
    assert (desk.safe.kept, desk.written_down()) == ({}, [])


def test_what_a_locked_keyring_holds_stays_marked_until_it_opens(desk: Desk) -> None:
    desk.tokens.keep(MINE, TOKEN)
    desk.safe.refusal = "KeyringLocked"
    desk.tokens.drop(MINE)
    for _ in range(2):
        desk.tokens.sweep()
        assert (desk.tokens.get(MINE), desk.written_down()) == (None, [(ACCOUNT, True)])
    desk.safe.refusal = ""
    desk.tokens.sweep()
    assert (desk.safe.kept, desk.written_down()) == ({}, [])


def test_a_new_token_takes_the_place_of_one_that_could_not_be_taken_out(desk: Desk) -> None:
    desk.tokens.keep(MINE, TOKEN)
    desk.safe.refusal = "KeyringLocked"
    desk.tokens.drop(MINE)
    desk.safe.refusal = ""
    desk.tokens.keep(MINE, "new")
    desk.tokens.sweep()
    assert desk.safe.kept == {ACCOUNT: "new"}


@pytest.mark.parametrize("content", ["of another home", "", "tokem 5e5e"])
def test_what_is_not_this_desks_is_neither_given_nor_taken_out(desk: Desk, content: str) -> None:
    desk.tokens.keep(MINE, TOKEN)
    desk.safe.kept[ACCOUNT] = content
    desk.start()
    assert desk.tokens.get(MINE) is None
    desk.tokens.drop(MINE)
    assert (desk.safe.kept, desk.written_down()) == ({ACCOUNT: content}, [])


def test_what_somebody_took_out_of_the_keyring_is_gone_without_an_error(desk: Desk) -> None:
    desk.tokens.keep(MINE, TOKEN)
    desk.safe.kept.clear()
    desk.start()
    assert (desk.tokens.get(MINE), desk.tokens.keeping()) == (None, Keeping.KEYRING)
    desk.tokens.drop(MINE)
    assert desk.written_down() == []


def test_what_cannot_be_written_down_is_not_put_into_the_keyring(desk: Desk) -> None:
    with desk.database.write():
        desk.tokens.keep(MINE, TOKEN)
    (trouble,) = desk.regretted
    assert isinstance(trouble, Unavailable)
    assert trouble.key is MessageKey.DATABASE_BUSY
    assert (desk.tokens.get(MINE), desk.tokens.keeping(), desk.safe.kept) == (TOKEN, Keeping.DISK_REFUSED, {})


def test_what_is_dropped_while_the_database_is_held_is_out_of_the_keyring_all_the_same(desk: Desk) -> None:
    desk.tokens.keep(MINE, TOKEN)
    with desk.database.write():
        desk.tokens.drop(MINE)
    assert (desk.safe.kept, desk.tokens.get(MINE)) == ({}, None)


def test_tokens_show_in_no_repr(desk: Desk) -> None:
    desk.tokens.keep(MINE, TOKEN)
    with desk.store.read() as records:
        shown = [repr(each) for each in (desk.tokens, MINE, *records.keyring_entries.all())]
    assert not [each for each in shown if TOKEN in each]


def test_an_earlier_token_does_not_outlive_the_refusal_of_a_new_one(desk: Desk) -> None:
    desk.tokens.keep(MINE, "earlier")
    desk.safe.refusal = "KeyringLocked"
    desk.tokens.keep(MINE, TOKEN)
    assert (desk.tokens.get(MINE), desk.safe.kept) == (TOKEN, {ACCOUNT: "earlier"})
    desk.safe.refusal = ""
    desk.start()
    assert desk.tokens.get(MINE) is None, "its session was ended"
    desk.tokens.sweep()
    assert (desk.safe.kept, desk.written_down()) == ({}, [])


@pytest.mark.parametrize("step", ["set", "get"])
def test_a_crash_at_the_keyring_leaves_nothing_in_it_that_is_not_known(desk: Desk, step: str) -> None:
    class Crashing(Safe):
        """Ends the program before, or after, a secret is set."""

        crashes = False

        def set(self, account: str, secret: str) -> None:
            if self.crashes and step == "set":
                raise Crash
            super().set(account, secret)
            if self.crashes:
                raise Crash

    desk.safe = safe = Crashing()
    desk.start()
    desk.tokens.keep(MINE, "earlier")
    safe.crashes = True
    with pytest.raises(Crash):
        desk.tokens.keep(MINE, TOKEN)
    safe.crashes = False
    desk.start()
    assert desk.tokens.get(MINE) == ("earlier" if step == "set" else TOKEN)
    desk.tokens.drop_all(ME)
    assert (safe.kept, desk.written_down()) == ({}, [])


def test_only_the_token_that_is_named_is_dropped(desk: Desk) -> None:
    for tokens in (desk.tokens, HeldTokens()):
        tokens.keep(MINE, TOKEN)
        tokens.drop(MINE, "an earlier one")
        assert tokens.get(MINE) == TOKEN
        tokens.drop(MINE, TOKEN)
        assert (tokens.get(MINE), tokens.has(MINE)) == (None, False)
    assert desk.safe.kept == {}


def test_what_the_keyring_refused_to_give_back_is_not_asked_for_at_each_drop(desk: Desk) -> None:
    desk.tokens.keep(LINK, TOKEN)
    desk.safe.refusal = "KeyringLocked"
    desk.tokens.drop(LINK)
    asked = len(desk.safe.asked)
    for _ in range(3):
        desk.tokens.drop(LINK)
    assert len(desk.safe.asked) == asked
    desk.safe.refusal = ""
    desk.tokens.keep(MINE, TOKEN)
    assert desk.safe.kept == {ACCOUNT: TOKEN}, "a keyring that opens gives back what it refused to"


def test_signing_out_asks_a_locked_keyring_once(desk: Desk) -> None:
    for opener in (MINE, LINK, Opener(ME, CLASH)):
        desk.tokens.keep(opener, TOKEN)
    desk.safe.refusal = "KeyringLocked"
    desk.safe.asked.clear()
    desk.tokens.drop_all(ME)
    assert len(desk.safe.asked) == 1
    desk.safe.refusal = ""
    desk.tokens.sweep()
    assert desk.safe.kept == {}


def test_memory_answers_at_once_while_the_keyring_waits_for_its_user(desk: Desk) -> None:
    desk.tokens.keep(MINE, TOKEN)
    desk.safe = waiting = Waiting(desk.safe.kept)
    desk.start()
    assert desk.tokens.has(MINE) is None
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(desk.tokens.get, MINE)
        waiting.is_asked.wait()
        assert (desk.tokens.has(MINE), desk.tokens.has(LINK), desk.tokens.keeping()) == (None, False, Keeping.KEYRING)
        waiting.opens.set()
        assert answer.result() == TOKEN
    assert desk.tokens.has(MINE) is True


def test_a_sign_in_while_the_keyring_waits_is_the_one_that_holds(desk: Desk) -> None:
    desk.tokens.keep(MINE, "earlier")
    desk.safe = waiting = Waiting(desk.safe.kept)
    desk.start()
    with ThreadPoolExecutor(2) as pool:
        asked = pool.submit(desk.tokens.get, MINE)
        waiting.is_asked.wait()
        kept = pool.submit(desk.tokens.keep, MINE, TOKEN)
        while desk.tokens.has(MINE) is None:
            pass
        waiting.opens.set()
        kept.result()
        assert asked.result() == TOKEN
    assert (desk.tokens.get(MINE), waiting.kept) == (TOKEN, {ACCOUNT: TOKEN})
