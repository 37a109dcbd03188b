"""Being another person of the practice world for a while."""

from collections.abc import Sequence

from certdesk.domain.accounts import PracticePerson
from certdesk.domain.changes import Topic
from certdesk.domain.errors import NotFound
from certdesk.domain.linking import AccountView
from certdesk.domain.messages import MessageKey
from certdesk.services.accounts.account import DigiCertAccount
from certdesk.services.accounts.looking import ACCOUNTS, Looking
from certdesk.services.ports import PracticePeople


class ActingPeople:
    """Implements `api.People`. Tokens of others stay in memory, and the activity tells nothing of what they do."""

    def __init__(self, people: PracticePeople, account: DigiCertAccount, looking: Looking) -> None:
        self._people = people
        self._account = account
        self._looking = looking

    def people(self) -> Sequence[PracticePerson]:
        """Return whom one may be, the user first, then the administrators.

        Whatever is asked first of a world has that send its letters of welcome, with everybody's passwords.
        """
        people = self._people.people()
        self._looking.store.announce(frozenset({Topic.MAIL}))
        return people

    def act_as(self, person: str) -> AccountView:
        """Be another person, or with the user's own ID oneself again. Raises NotFound (PERSON_GONE)."""
        someone = next((each for each in self._people.people() if each.id == person), None)
        if someone is None:
            raise NotFound(MessageKey.PERSON_GONE)
        with self._looking.one_at_a_time:
            if someone.is_user:
                self._looking.identities.be_oneself()
            else:
                session = self._people.act_as(person)
                who = self._looking.identities.act_as(session.username, someone.name)
                self._account.begin(who, session)
        self._looking.store.announce(ACCOUNTS)
        return self._account.known()
