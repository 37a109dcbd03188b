"""The forty-two orders of the practice portfolio, one row each."""

from datetime import date, timedelta

from certdesk.domain.orders import OrderStatus
from certdesk.pki.keys import KeyKind
from certdesk.simulator.world.clients import (
    ALPENROSE,
    ASHGROVE,
    BRIGHTWATER,
    COPPERFIELD,
    HOLLOWAY,
    KESTREL,
    LARKSPUR,
    MARLOWE,
    MERIDIAN,
    MORGENROT,
    NORDLICHT,
    OSPREY,
    TANNERY,
    TIDEWATER,
)
from certdesk.simulator.world.products import (
    BASIC_OV,
    GEOTRUST_DV,
    GEOTRUST_EV,
    GEOTRUST_OV,
    MULTI_DOMAIN_OV,
    QUICKSSL,
    RAPIDSSL_DV,
    RAPIDSSL_WILDCARD,
    SECTIGO_DV,
    SECTIGO_OV,
    SECURE_SITE_EV,
    SECURE_SITE_OV,
    THAWTE_DV,
    THAWTE_OV,
    TRUSTWAVE_OV,
    WILDCARD_OV,
)
from certdesk.simulator.world.rows import Row
from certdesk.simulator.world.stages import Ended, Expired, InForce, Revoked, Waiting, hours

P256, P384, RSA2, RSA3 = KeyKind.P_256, KeyKind.P_384, KeyKind.RSA_2048, KeyKind.RSA_3072

_HOTEL = (
    "", "rooms", "menu", "wine", "golf", "ski", "weddings", "meetings", "vouchers", "webcam", "press", "jobs", "de",
    "en", "fr", "it", "nl", "m", "img", "static", "api", "news", "map", "app",
)  # fmt: skip

ROWS = (
    # Somebody here has to act
    Row("api", MERIDIAN, SECURE_SITE_OV, P256, Waiting(OrderStatus.NEEDS_CSR, since=hours(49))),
    Row("files", OSPREY, GEOTRUST_OV, RSA2, Waiting(OrderStatus.NEEDS_CSR, since=hours(24.1))),
    Row("vpn", COPPERFIELD, SECURE_SITE_EV, P384, Waiting(OrderStatus.NEEDS_APPROVAL, since=hours(0.8))),
    # In force, the soonest end first
    Row("mail", TIDEWATER, GEOTRUST_OV, RSA2, InForce(left=6, reissue_in=hours(30)), also=("autodiscover",)),
    Row(
        *("shop", LARKSPUR, SECURE_SITE_OV, RSA3, InForce(left=12), ("www", "", "pay")),
        order_id="1094582116",
        supplier_id="2817-44019C",
    ),
    Row("www", HOLLOWAY, SECURE_SITE_EV, RSA2, InForce(left=19), also=("",)),
    Row("booking", ALPENROSE, THAWTE_OV, RSA2, InForce(left=27)),
    Row("events", HOLLOWAY, GEOTRUST_DV, P256, InForce(left=46)),
    Row("intranet", KESTREL, BASIC_OV, RSA2, InForce(left=50)),
    Row("files", MARLOWE, RAPIDSSL_DV, P256, InForce(left=57)),
    Row("www", MERIDIAN, SECURE_SITE_EV, P384, InForce(left=60), also=("",)),
    Row("blog", LARKSPUR, GEOTRUST_DV, P256, InForce(left=66), supplier_id="2817-40772A"),
    Row("track", MERIDIAN, SECURE_SITE_OV, P256, InForce(left=73, reissued_after=120)),
    Row("www", OSPREY, GEOTRUST_OV, RSA2, InForce(left=74), also=("",)),
    Row("www", COPPERFIELD, GEOTRUST_EV, P384, InForce(left=88), also=("",)),
    Row("www", TIDEWATER, BASIC_OV, RSA2, InForce(left=95), also=("",)),
    Row("*", TANNERY, WILDCARD_OV, RSA3, InForce(left=101), also=("",)),
    Row("www", ALPENROSE, MULTI_DOMAIN_OV, P256, InForce(left=102), also=_HOTEL),
    Row("shop", TANNERY, SECTIGO_DV, P256, InForce(left=103)),
    Row("library", ASHGROVE, BASIC_OV, P256, InForce(left=104), may_revoke=False),
    Row("www", NORDLICHT, THAWTE_OV, P384, InForce(left=109), also=("",)),
    Row("stream", NORDLICHT, SECURE_SITE_OV, P256, InForce(left=110), guest_access=False),
    Row("www", MARLOWE, TRUSTWAVE_OV, RSA2, InForce(left=117), also=("",)),
    Row("www", ASHGROVE, SECTIGO_OV, RSA2, InForce(left=131), also=("",)),
    Row("status", NORDLICHT, RAPIDSSL_DV, P256, InForce(left=133), lists_issue_date=False),
    Row("bäckerei-morgenrot.example", MORGENROT, THAWTE_DV, P256, InForce(left=138)),
    Row("*", MORGENROT, RAPIDSSL_WILDCARD, P256, InForce(left=145), also=("",)),
    Row("members", BRIGHTWATER, THAWTE_DV, P256, InForce(left=152)),
    Row("crew", BRIGHTWATER, SECURE_SITE_OV, RSA2, InForce(left=159)),
    Row("www", KESTREL, SECURE_SITE_OV, RSA3, InForce(left=164), also=("",)),
    Row("*", BRIGHTWATER, WILDCARD_OV, RSA2, InForce(left=171), also=("",)),
    Row("podcast", MARLOWE, RAPIDSSL_DV, P256, InForce(left=185)),
    # The authority has to act
    Row("portal", ASHGROVE, BASIC_OV, P256, Waiting(OrderStatus.PROCESSING, since=hours(1.3), goes_on_in=hours(20))),
    Row("cdn", NORDLICHT, THAWTE_DV, P256, Waiting(OrderStatus.PENDING, since=hours(0.4), goes_on_in=hours(3))),
    # A word that CertDesk does not know
    Row("staff", KESTREL, SECURE_SITE_OV, P256, Ended("waiting_pickup", since=hours(26))),
    # Over
    Row("crew", BRIGHTWATER, BASIC_OV, P256, Expired(ago=33, reissued_after=166)),
    Row("spa", ALPENROSE, RAPIDSSL_DV, P256, Expired(ago=9)),
    Row("legacy", MERIDIAN, BASIC_OV, RSA2, Expired(ago=210)),
    Row("old", LARKSPUR, GEOTRUST_DV, P256, Revoked(issued_ago=290, ago=262)),
    Row("beta", HOLLOWAY, RAPIDSSL_DV, P256, Revoked(issued_ago=25, ago=11)),
    Row("login", COPPERFIELD, SECURE_SITE_OV, P256, Ended("rejected", since=timedelta(days=5))),
    Row("maps", OSPREY, QUICKSSL, RSA2, Ended("canceled", on=date(2020, 9, 30))),
)
