"""Who is in the practice world: the webmaster it is made for, three organisations, and everybody's places there."""

from dataclasses import dataclass
from typing import Final

from certdesk.domain.accounts import OrganisationId, PersonId, Service


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a DigiCert account. `is_user` is the webmaster whom the world is made for."""

    id: PersonId
    name: str
    username: str
    email: str
    is_user: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A person's user in a service. `linked_for` is for how many days it has been linked when the world is made."""

    service: Service
    username: str
    linked_for: int | None = None
    is_sso: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A person in an organisation. Services without a place are not enabled."""

    person: Person
    places: tuple[Place, ...]
    is_administrator: bool = False


@dataclass(frozen=True, slots=True)
class Company:
    """An organisation, the services that it has, and its members, those first whose accounts were made there."""

    id: OrganisationId
    name: str
    services: tuple[Service, ...]
    members: tuple[Member, ...]
    is_partner: bool = False


def _person(name: str, domain: str) -> Person:
    first, last = name.lower().split()
    return Person(PersonId(f"{first}-{last}"), name, f"{first[0]}.{last}", f"{first}.{last}@{domain}")


def _linked(person: Person, service: Service, days: int) -> Place:
    return Place(service, person.username, linked_for=days)


_CENTRAL, _ONE, _LIFECYCLE = Service.CERTCENTRAL, Service.DIGICERT_ONE, Service.TRUST_LIFECYCLE
_DOCUMENTS, _SOFTWARE = Service.DOCUMENT_TRUST, Service.SOFTWARE_TRUST

USER: Final = Person(PersonId("maya-okafor"), "Maya Okafor", "m.okafor", "web@okafor.example", is_user=True)
_CHIDI = _person("Chidi Okafor", "okafor.example")
_ADAEZE = _person("Adaeze Obi", "okafor.example")
_TOM = _person("Tom Whitlock", "okafor.example")
_INES = _person("Ines Marques", "okafor.example")
_PRIYA = _person("Priya Nair", "copperfield-legal.example")
_GEORGE = _person("George Ashdown", "copperfield-legal.example")
_HELEN = _person("Helen Marsh", "copperfield-legal.example")
_RHYS = _person("Rhys Vaughan", "copperfield-legal.example")
_INGRID = _person("Ingrid Solberg", "tidewater-marine.example")
_LARS = _person("Lars Dahl", "tidewater-marine.example")
_AMARA = _person("Amara Diallo", "tidewater-marine.example")
_KENJI = _person("Kenji Mori", "tidewater-marine.example")

OKAFOR: Final = Company(
    OrganisationId("okafor-web-services"),
    "Okafor Web Services",
    (_CENTRAL, _ONE, _LIFECYCLE),
    (
        Member(USER, (_linked(USER, _CENTRAL, 77), Place(_ONE, "m.okafor"))),
        Member(
            _CHIDI,
            (_linked(_CHIDI, _CENTRAL, 80), _linked(_CHIDI, _ONE, 80), _linked(_CHIDI, _LIFECYCLE, 79)),
            is_administrator=True,
        ),
        Member(_ADAEZE, (_linked(_ADAEZE, _CENTRAL, 76), Place(_ONE, "adaeze"))),
        Member(_TOM, (_linked(_TOM, _CENTRAL, 70), Place(_ONE, "T.Whitlock"), Place(_LIFECYCLE, "tom"))),
        Member(_INES, (Place(_CENTRAL, "ines"),)),
    ),
)
COPPERFIELD: Final = Company(
    OrganisationId("copperfield-legal"),
    "Copperfield Legal",
    (_ONE,),
    (
        Member(_PRIYA, (Place(_ONE, "priya"),), is_administrator=True),
        Member(_GEORGE, (Place(_ONE, "george.ashdown"),)),
        Member(_HELEN, (Place(_ONE, "h.marsh"),)),
        Member(_RHYS, ()),
        Member(USER, (Place(_ONE, "maya.okafor"),)),
    ),
)
TIDEWATER: Final = Company(
    OrganisationId("tidewater-marine"),
    "Tidewater Marine",
    (_CENTRAL, _ONE, _DOCUMENTS, _SOFTWARE),
    (
        Member(
            _INGRID,
            tuple(_linked(_INGRID, each, 120) for each in (_CENTRAL, _ONE, _DOCUMENTS, _SOFTWARE)),
            is_administrator=True,
        ),
        Member(_LARS, (_linked(_LARS, _CENTRAL, 100), Place(_ONE, "lars@tidewater-marine.example", is_sso=True))),
        Member(_AMARA, (Place(_CENTRAL, "a.diallo"), _linked(_AMARA, _DOCUMENTS, 95), Place(_SOFTWARE, "amara"))),
        Member(_KENJI, (Place(_CENTRAL, "kenji"), Place(_ONE, "k.mori"))),
        Member(
            USER,
            (
                Place(_CENTRAL, "M.Okafor"),
                Place(_ONE, "maya@okafor.example", is_sso=True),
                _linked(USER, _DOCUMENTS, 40),
            ),
        ),
    ),
    is_partner=True,
)
COMPANIES: Final = (OKAFOR, COPPERFIELD, TIDEWATER)
