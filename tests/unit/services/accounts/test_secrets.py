"""Passwords and tokens show in nothing that may end up in a file, a log, a report of a bug, or on a screen."""

import logging
import traceback
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from certdesk.domain.accounts import ACCOUNT_SESSION
from certdesk.domain.deeds import new_key
from certdesk.domain.errors import CertDeskError
from certdesk.simulator.accounts.sample import COPPERFIELD, USER
from tests.unit.services.accounts.bureau import CLASH, LINKED, ME, MISSING, READY, WAITS, Bureau, administrator

PASSWORD = "hunter2-correct-horse"


def shown_secrets(text: str, bureau: Bureau) -> list[str]:
    """Return the secrets that a text shows."""
    register = bureau.register
    given = (*register.sessions, *register.visits, *register.tokens, *register.passwords.values())
    users = (user.password for user in register.users if user.password)
    return [each for each in (PASSWORD, *given, *users) if each in text]


def failures(bureau: Bureau) -> Iterator[Callable[[], object]]:
    """Yield what fails with a secret at hand."""
    visit = bureau.visit(READY)
    yield partial(bureau.accounts.sign_in, ME, PASSWORD)
    yield partial(bureau.services.enter, CLASH, ME, PASSWORD)
    yield partial(bureau.services.enter, MISSING, ME, PASSWORD)
    yield partial(bureau.link, WAITS)
    yield partial(bureau.link, CLASH)
    yield partial(bureau.accounts.team, LINKED)
    yield partial(bureau.services.rename, visit, "\N{PISTOL}")
    bureau.go_silent()
    yield partial(bureau.accounts.link, visit, new_key())
    yield bureau.accounts.refresh
    bureau.answer_again()
    with bureau.held():
        yield partial(bureau.accounts.link, visit, new_key())
    bureau.world.clock.forward(ACCOUNT_SESSION)
    yield partial(bureau.services.profile, visit)
    yield partial(bureau.accounts.link, visit, new_key())
    yield bureau.accounts.refresh


def test_no_error_traceback_or_log_shows_a_secret(bureau: Bureau, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    bureau.sign_in()
    tried = 0
    for ask in failures(bureau):
        with pytest.raises(CertDeskError) as refused:
            ask()
        error = refused.value
        told = "".join(traceback.format_exception(error))
        assert shown_secrets(f"{told} {error!r} {dict(error.facts)}", bureau) == []
        tried += 1
    assert tried == 13
    assert shown_secrets(caplog.text, bureau) == []


def test_nothing_that_the_services_answer_shows_a_token_when_it_is_printed(bureau: Bureau) -> None:
    shown = [repr(bureau.sign_in()), repr(bureau.link(READY)), repr(bureau.accounts.open(READY))]
    shown += [repr(bureau.visit(CLASH)), repr(bureau.accounts.known()), repr(bureau.under_way())]
    shown += [repr(vars(each)) for each in (bureau.accounts, bureau.services, bureau.people)]
    assert [shown_secrets(each, bureau) for each in shown] == [[]] * len(shown)


def test_no_file_of_the_desk_holds_a_secret(bureau: Bureau) -> None:
    bureau.sign_in()
    bureau.link(READY)
    bureau.accounts.open(LINKED)
    bureau.people.act_as(administrator(COPPERFIELD).id)
    bureau.accounts.link(bureau.visit(WAITS, administrator(COPPERFIELD)), new_key())
    files = [path for path in bureau.world.home.rglob("*") if path.is_file()]
    content = b"".join(path.read_bytes() for path in files).decode("latin-1")
    assert ME in content
    assert len(bureau.register.sessions) > 1
    assert shown_secrets(content, bureau) == []
    kept = " ".join(bureau.safe.kept.values())
    assert not [each for each in (USER.email, *bureau.register.passwords.values()) if each in kept]
