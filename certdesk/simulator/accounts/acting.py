"""Being somebody else in the practice world."""

from collections.abc import Sequence

from certdesk.domain.accounts import AccountSession, PracticePerson
from certdesk.domain.errors import NotFound
from certdesk.domain.messages import MessageKey
from certdesk.simulator.accounts import people, tokens
from certdesk.simulator.accounts.access import Access
from certdesk.simulator.accounts.people import Holder
from certdesk.simulator.present import Moment


class Acting:
    """Shows whom one may be, and lets one be it (port PracticePeople)."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def people(self) -> Sequence[PracticePerson]:
        """Return everybody, the user first, then the administrators; nobody before the world is set up."""
        with self._access.read() as moment:
            return [_shown(moment, each) for each in people.everybody(moment.connection)]

    def act_as(self, person: str) -> AccountSession:
        """Return a session of that person's account. Raises NotFound (PERSON_GONE)."""
        self._access.ensure_world()
        with self._access.write() as moment:
            holder = people.holder_with(moment.connection, person)
            if holder is None:
                raise NotFound(MessageKey.PERSON_GONE)
            return tokens.open_session(moment, holder)


def _shown(moment: Moment, holder: Holder) -> PracticePerson:
    organisations = people.organisations_of(moment.connection, holder)
    administered = people.administered_by(moment.connection, holder)
    return PracticePerson(
        id=holder.id,
        name=holder.name,
        username=holder.username,
        organisations=tuple(each.name for each in organisations),
        administers=tuple(each.name for each in organisations if each.id in administered),
        is_user=holder.is_user,
    )
