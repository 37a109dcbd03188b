"""The requests to practise with have the faults that they are made for, by our own reader and by others."""

from pathlib import Path

import pytest
from badkeys.checks import detectandcheck

from certdesk.domain.csr import CsrFacts, KeyFlaw, Oddity
from certdesk.pki.armour import armour
from certdesk.pki.requests import describe_csr
from certdesk.pki.samples import Fault, make_samples
from tests.unit.pki.readers import run

NAMES = ("shop.larkspur.example", "*.larkspur.example")


def read(fault: Fault) -> CsrFacts:
    (request,) = make_samples([NAMES], fault)
    return describe_csr(request)


@pytest.mark.parametrize(
    ("fault", "flaws", "oddities"),
    [
        (Fault.NONE, (), ()),
        (Fault.SMALL, (KeyFlaw.SMALL,), ()),
        (Fault.CLOSE, (KeyFlaw.CLOSE,), ()),
        (Fault.ROCA, (KeyFlaw.ROCA,), ()),
        (Fault.OLD_HASH, (), (Oddity.OLD_HASH,)),
    ],
)
def test_each_sample_has_its_fault_and_no_other(
    fault: Fault, flaws: tuple[KeyFlaw, ...], oddities: tuple[Oddity, ...]
) -> None:
    facts = read(fault)
    assert (facts.key.flaws, facts.oddities, facts.is_signed, facts.names) == (flaws, oddities, True, NAMES)


def test_samples_made_together_share_their_key_and_others_do_not() -> None:
    one, two = (describe_csr(each) for each in make_samples([NAMES, ("www.larkspur.example",)]))
    assert one.key_digest == two.key_digest
    assert two.names == ("www.larkspur.example",)
    assert read(Fault.NONE).key_digest != one.key_digest


@pytest.mark.foreign
@pytest.mark.parametrize("fault", Fault)
def test_openssl_reads_each_sample_and_finds_its_signature_right(fault: Fault, tmp_path: Path) -> None:
    (request,) = make_samples([NAMES], fault)
    (tmp_path / "a.der").write_bytes(request)
    said = run("openssl", "req", "-inform", "DER", "-in", "a.der", "-verify", "-noout", "-subject", cwd=tmp_path)
    assert "shop.larkspur.example" in said


@pytest.mark.parametrize(("fault", "check"), [(Fault.CLOSE, "fermat"), (Fault.ROCA, "roca")])
def test_badkeys_finds_what_is_said_to_be_weak(fault: Fault, check: str) -> None:
    facts = read(fault)
    found = detectandcheck(_pem(facts.public_key), checks=["fermat", "roca", "smallfactors"])
    assert list(found["results"]) == [check]


def _pem(public_key: bytes) -> str:
    return armour(public_key, "PUBLIC KEY").decode("ascii")
