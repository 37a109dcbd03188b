"""Being another person of the practice world for a while."""

from collections.abc import Sequence

from certdesk.domain.accounts import PracticePerson
from certdesk.domain.errors import NotFound
from certdesk.domain.linking import AccountView
from certdesk.domain.messages import MessageKey
from certdesk.services.accounts.account import DigiCertAccount
from certdesk.services.accounts.looking import ACCOUNTS, MAIL, Looking
from certdesk.services.ports import PracticePeople


class ActingPeople:
    """Implements `api.People`. Tokens of others stay in memory, and the activity tells nothing of what they do."""

    def __init__(self, people: PracticePeople, account: DigiCertAccount, looking: Looking) -> None:
        self._people = people
        self._account = account
        self._looking = looking

    def people(self) -> Sequence[PracticePerson]:
        """Return whom one may be, the user first, then the administrators.

        The first question has the practice world send its letters of welcome, with everybody's passwords. Which one is
        the first of a world, the world alone knows: mail is announced each time.
        """
        people = self._people.people()
        self._looking.store.announce(MAIL)
        return people

    def act_as(self, person: str) -> AccountView:
        """Be another person, or with the user's ID the user again. Raises NotFound (PERSON_GONE)."""
        someone = next((each for each in self.people() if each.id == person), None)
        if someone is None:
            raise NotFound(MessageKey.PERSON_GONE)
        with self._looking.one_at_a_time:
            if someone.is_user:
                self._looking.identities.be_oneself(someone.username)
            else:
                session = self._people.act_as(person)
                who = self._looking.identities.act_as(session.username, someone.name)
                self._account.begin(who, session)
        self._looking.store.announce(ACCOUNTS)
        return self._account.known()
