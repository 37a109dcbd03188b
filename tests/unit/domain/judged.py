"""Signing requests and orders to judge, for tests of the rules."""

from dataclasses import replace
from typing import Final

from certdesk.domain.csr import AskedName, CsrFacts, KeyFacts, KeyFamily, NameFlaw
from certdesk.domain.judging import Check, Judgement, Standing, Verdict, Weight
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Brand, OrderId, Product, Validation

SHOP: Final = "shop.larkspur.example"
WWW: Final = "www.larkspur.example"
PAY: Final = "pay.larkspur.example"
PRESENT: Final = (SHOP, WWW, "larkspur.example")

OV: Final = Product("Secure Site OV", Brand.DIGICERT, Validation.OV)
WILDCARD_OV: Final = replace(OV, wildcard=True)
EV: Final = Product("Secure Site EV", Brand.DIGICERT, Validation.EV, wildcard=True)
DV: Final = Product("RapidSSL", Brand.RAPIDSSL, Validation.DV)

NEW_KEY, OLD_KEY = "a" * 64, "b" * 64


def request(*names: str, **facts: object) -> CsrFacts:
    """Return a flawless request for `names`, the first of which is its common name."""
    found = CsrFacts(
        der=b"request",
        common_name=names[0] if names else "",
        names=names,
        public_key=b"key",
        key_digest=NEW_KEY,
        algorithm="RSA 3072",
        signature="SHA-256 with RSA",
        key=KeyFacts(KeyFamily.RSA, 3072),
        asked=tuple(AskedName(name, name, name, is_common_name=name == names[0]) for name in names),
    )
    return replace(found, **facts)  # type: ignore[arg-type]  # fields by name


def flawed(facts: CsrFacts, typed: str, flaw: NameFlaw, *, is_common_name: bool = False) -> CsrFacts:
    """Return `facts` with one more name, which cannot be certified."""
    return replace(facts, asked=(*facts.asked, AskedName(typed, typed, typed, flaw, is_common_name)))


def order(*names: str, **known: object) -> Standing:
    """Return an issued order for `names`, of which nothing speaks against a request."""
    found = Standing(
        order=OrderId("1094582116"),
        common_name=names[0] if names else SHOP,
        product=OV,
        organisation="Larkspur Florists",
        present_names=names,
        present_key_digest=OLD_KEY,
        present_algorithm="RSA 3072",
        known_orders=42,
        all_orders=42,
    )
    return replace(found, **known)  # type: ignore[arg-type]  # fields by name


def told(judgement: Judgement, message: MessageKey) -> Verdict:
    """Return the one verdict with this message."""
    (found,) = (verdict for verdict in judgement.verdicts if verdict.message is message)
    return found


def messages(judgement: Judgement, *weights: Weight) -> list[MessageKey | None]:
    """Return the messages of the verdicts of these weights, in their order."""
    return [verdict.message for verdict in judgement.verdicts if verdict.weight in weights]


def checks(judgement: Judgement, weight: Weight) -> list[Check]:
    """Return the checks of the verdicts of this weight."""
    return [verdict.check for verdict in judgement.verdicts if verdict.weight is weight]
