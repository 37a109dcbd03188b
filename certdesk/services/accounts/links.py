"""Links: written down here, made at the directory, noted here, so that each is made once and none is lost."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from certdesk.domain.accounts import Linked, Standing, Visit
from certdesk.domain.activity import WHOLE_DESK, DeskAct, DeskEntry
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import CertDeskError, SessionRequired, Unavailable
from certdesk.domain.linking import Attempt, LinkIntent, Outcome
from certdesk.domain.messages import MessageKey
from certdesk.services.accounts.identities import Identity
from certdesk.services.accounts.looking import ACCOUNTS, Looking, named
from certdesk.services.accounts.tokens import Opener
from certdesk.services.ports import LinkableServices
from certdesk.storage.desk import Records

REMEMBERED: Final[Mapping[MessageKey, Outcome]] = MappingProxyType(
    {
        MessageKey.ADMIN_FIRST: Outcome.ADMIN_FIRST,
        MessageKey.USER_EXISTS: Outcome.USERNAME_EXISTS,
        MessageKey.USER_OTHER: Outcome.USERNAME_EXISTS,
        MessageKey.USER_ANOTHERS: Outcome.USERNAME_EXISTS,
    }
)
"""The refusals that the user has to do something about."""


class Links:
    """The way of every link from the wish to the note of it, as with deeds (docs/adr/0017).

    An intent is kept exactly as long as it is not known here what became of it. Called within `one_at_a_time`.
    """

    def __init__(self, looking: Looking, services: LinkableServices) -> None:
        self._looking = looking
        self._services = services
        self._directory = looking.directory
        self._recovered: tuple[Linked, ...] = ()

    def link(self, who: Identity, visit: Visit, key: DeedKey) -> Linked:
        """Link the seat of a visit, unless that was done with this key before, and return what was linked.

        What the directory refuses is raised; nothing was linked then, and the user's part of it is remembered. After
        Unavailable the same key may be used again, or `settle` finds out.
        """
        begun = _begun(who, key)
        linked = self._looking.ask(who, lambda token: self._directory.linked(token, key))
        if linked is None:
            begun = self._write_down(who, visit, key)
            linked = self._sent(who, begun, visit)
        if begun is not None:
            intent, made = begun, linked
            who.store.note(lambda records: _settle(records, who, intent, made))
        _keep_token(who, linked)
        return linked

    def settle(self, who: Identity) -> None:
        """Note what was linked of what is under way, and forget the rest.

        Raises as `Looking.ask`; all of it is then still under way.
        """
        with who.store.read() as records:
            under_way = records.link_intents.of(who.username)
        answers = [(intent, self._answer(who, intent.key)) for intent in under_way]
        if answers:
            with who.store.write() as records:
                for intent, linked in answers:
                    _settle(records, who, intent, linked)
        made = tuple(linked for _, linked in answers if linked is not None and linked.token)
        for linked in made:
            _keep_token(who, linked)
        if made:
            self._recovered += made
            who.store.announce(ACCOUNTS)

    def recovered(self) -> tuple[Linked, ...]:
        """Return what was settled and is linked, each once: whoever settled it."""
        recovered, self._recovered = self._recovered, ()
        return recovered

    def _answer(self, who: Identity, key: DeedKey) -> Linked | None:
        return self._looking.ask(who, lambda token: self._directory.linked(token, key))

    def _write_down(self, who: Identity, visit: Visit, key: DeedKey) -> LinkIntent:
        with who.store.write() as records:
            note = named(records, who, visit.seat)
            intent = LinkIntent(key, who.username, visit.seat, self._looking.clock.now(), note)
            records.link_intents.keep(intent)
        return intent

    def _sent(self, who: Identity, intent: LinkIntent, visit: Visit) -> Linked:
        try:
            return self._looking.ask(who, lambda token: self._directory.link(token, visit.token, intent.key))
        except Unavailable as trouble:
            return self._heard_later(who, intent, trouble)
        except CertDeskError as refusal:
            self._note_refusal(who, intent, visit, refusal)
            raise

    def _heard_later(self, who: Identity, intent: LinkIntent, trouble: Unavailable) -> Linked:
        """Ask what became of a link whose answer was lost. Raises `trouble` unless it was made."""
        try:
            linked = self._answer(who, intent.key)
        except (Unavailable, SessionRequired):
            raise trouble from None
        if linked is None:
            _forget(who, intent.key)
            raise trouble
        return linked

    def _note_refusal(self, who: Identity, intent: LinkIntent, visit: Visit, refusal: CertDeskError) -> None:
        outcome = REMEMBERED.get(refusal.key)
        if outcome is None:
            _forget(who, intent.key)
        else:
            username = self._service_username(visit)
            who.store.note(lambda records: self._remember(records, intent, outcome, username))
        self._looking.look_if_possible(who)

    def _remember(self, records: Records, intent: LinkIntent, outcome: Outcome, username: str) -> None:
        """Keep what was met. The suggestion of an earlier attempt stays, and that the service was opened without
        linking.
        """
        records.link_intents.end(intent.key)
        earlier = records.attempts.of(intent.username).get(intent.seat)
        met = Attempt(intent.seat, self._looking.clock.now(), outcome, username)
        if earlier is not None:
            kept = username or earlier.service_username
            met = replace(met, service_username=kept, suggestion=earlier.suggestion, proceeded_at=earlier.proceeded_at)
        records.attempts.keep(intent.username, met)

    def _service_username(self, visit: Visit) -> str:
        with suppress(CertDeskError):
            return self._services.profile(visit.token).username
        return ""


def _begun(who: Identity, key: DeedKey) -> LinkIntent | None:
    with who.store.read() as records:
        return records.link_intents.find(key)


def _forget(who: Identity, key: DeedKey) -> None:
    """Take out a link that was not made. One that cannot be taken out now is settled later."""
    with suppress(Unavailable), who.store.write() as records:
        records.link_intents.end(key)


def _settle(records: Records, who: Identity, intent: LinkIntent, linked: Linked | None) -> None:
    """Note the link, if it was made, and that it is not under way any more. What is settled already stays as it is.

    A seat that was linked before, at another desk, replaced no username: the user did nothing here. A link that was
    made and has ended since is told, and shown nowhere.
    """
    if not records.link_intents.end(intent.key) or linked is None:
        return
    records.attempts.forget(intent.username, linked.seat)
    seen = records.accounts.find(intent.username)
    standing = None if seen is None else seen.of(linked.seat)
    if standing is not None and linked.token:
        records.accounts.keep_standing(intent.username, _linked(standing, linked))
    if who.is_oneself and linked.before:
        records.activity.add(DeskEntry(linked.linked_at, WHOLE_DESK, DeskAct.SERVICE_LINKED, detail=intent.note))


def _linked(standing: Standing, linked: Linked) -> Standing:
    """Return how a seat stands after the link, as far as that follows from it. An SSO setup is not carried over."""
    return replace(
        standing,
        is_open=standing.is_open or standing.is_administrator,
        is_sso=False,
        service_username=linked.username,
        clash=None,
        linked_at=linked.linked_at,
        unlinked=None,
    )


def _keep_token(who: Identity, linked: Linked) -> None:
    if linked.token:
        who.tokens.keep(Opener(who.username, linked.seat), linked.token)
