"""The fourteen invented clients of the sample world."""

from dataclasses import dataclass

from certdesk.pki.issuance import Organisation

_COMPANY = "Private Organization"


@dataclass(frozen=True, slots=True)
class Client:
    """One client: the organisation its certificates name, its domain, and the admin contact of its orders."""

    organisation: Organisation
    domain: str
    admin_email: str


def client(name: str, country: str, locality: str, number: str, contact: str, category: str = _COMPANY) -> Client:
    """Return a client that is registered in the country where it sits."""
    return Client(
        Organisation(
            name=name,
            country=country,
            locality=locality,
            business_category=category,
            registration_number=number,
            jurisdiction=country,
        ),
        contact.partition("@")[2],
        contact,
    )


ALPENROSE = client("Hotel Alpenrose", "AT", "Innsbruck", "FN 310552k", "rezeption@alpenrose.example")
ASHGROVE = client(
    "Ashgrove School", "GB", "Norwich", "URN 136410", "office@ashgrove-school.example", "Government Entity"
)
BRIGHTWATER = client("Brightwater Sailing", "NZ", "Nelson", "2290416", "crew@brightwater.example")
COPPERFIELD = client("Copperfield Legal", "GB", "Bristol", "09417733", "it@copperfield-legal.example")
HOLLOWAY = client("Holloway Books", "IE", "Galway", "511684", "webshop@hollowaybooks.example")
KESTREL = client("Kestrel Architects", "GB", "Leeds", "07731955", "studio@kestrel-arch.example")
LARKSPUR = client("Larkspur Florists", "GB", "Bath", "08120447", "web@larkspur.example")
MARLOWE = client("Marlowe Audio", "CA", "Halifax", "3318870", "tech@marlowe-audio.example")
MERIDIAN = client("Meridian Freight", "NL", "Rotterdam", "24418306", "infra@meridianfreight.example")
MORGENROT = client("Bäckerei Morgenrot", "DE", "Görlitz", "HRB 21877", "laden@morgenrot.example")
NORDLICHT = client("Nordlicht Media", "DE", "Kiel", "HRB 10433", "technik@nordlicht.example")
OSPREY = client("Osprey Surveying", "GB", "Inverness", "SC402118", "admin@osprey-surveying.example")
TANNERY = client("Tannery Row", "US", "Portland", "1487720-98", "hello@tannery-row.example")
TIDEWATER = client("Tidewater Dental", "US", "Norfolk", "S6620413", "office@tidewater-dental.example")
