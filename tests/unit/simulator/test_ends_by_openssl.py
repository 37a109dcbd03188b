"""openssl agrees about certificates that a reissue with fewer names ended: by the list, by OCSP, before and after."""

import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from certdesk.pki.armour import CERTIFICATE, armour
from certdesk.pki.roles import COMMON_NAMES, Role, file_stem
from certdesk.simulator.practice import PracticeCA
from tests.contracts.ports.acting import fresh_session
from tests.contracts.ports.contracts import Outside
from tests.unit.pki.readers import run
from tests.unit.simulator.reissues import certificates, issued, reissued

pytestmark = pytest.mark.foreign

WWW = "www.larkspur.example"


@dataclass(frozen=True)
class Site:
    """A folder with old.pem, new.pem, ca.pem and root.pem, and where the practice CA publishes."""

    folder: Path
    address: str

    def verify(self, name: str, at: datetime) -> str:
        """What openssl says of a certificate with the list of that moment."""
        with urllib.request.urlopen(f"{self.address}/{file_stem(COMMON_NAMES[Role.ECC])}.crl", timeout=10) as served:
            (self.folder / "list.crl").write_bytes(served.read())
        run("openssl", "crl", "-inform", "DER", "-in", "list.crl", "-out", "crl.pem", cwd=self.folder)
        return run(
            "sh", "-c",
            f"openssl verify -attime {int(at.timestamp())} -crl_check -CAfile root.pem -untrusted ca.pem"
            f" -CRLfile crl.pem {name}.pem; true",
            cwd=self.folder,
        )  # fmt: skip

    def ocsp(self, name: str, at: datetime) -> str:
        """What openssl is told of a certificate. The practice world's time is not the computer's."""
        return run(
            "openssl", "ocsp", "-issuer", "ca.pem", "-cert", f"{name}.pem", "-url", f"{self.address}/ocsp",
            "-CAfile", "root.pem", "-verify_other", "ca.pem", "-attime", str(int(at.timestamp())),
            "-validity_period", "100000000", "-no_nonce", cwd=self.folder,
        )  # fmt: skip


@pytest.fixture
def address(ca: PracticeCA) -> Iterator[str]:
    yield ca.counter.serve()
    ca.counter.stop_serving()


def test_openssl_sees_the_end_when_it_comes_and_not_before(outside: Outside, address: str, tmp_path: Path) -> None:
    order, names = issued(outside, WWW)
    old = outside.portal.order(outside.session(order).token).chain
    order = reissued(outside, order, names[:1])
    newest = certificates(outside, order)[0]
    new = outside.portal.order(fresh_session(outside, order).token).chain
    site = Site(tmp_path, address)
    for name, der in (("old", old[0]), ("new", new[0]), ("ca", new[1]), ("root", new[2])):
        (tmp_path / f"{name}.pem").write_bytes(armour(der, CERTIFICATE))
    now = outside.portal.now()
    assert "old.pem: OK" in site.verify("old", now)
    assert "old.pem: good" in site.ocsp("old", now)
    end = newest.issued_at + timedelta(hours=72)
    outside.pass_by(end - timedelta(hours=1) - now)
    assert "old.pem: OK" in site.verify("old", end - timedelta(hours=1))  # this list would be in force for a day
    outside.pass_by(timedelta(hours=1))
    assert "certificate revoked" in site.verify("old", end)
    assert "new.pem: OK" in site.verify("new", end)
    listed = run("openssl", "crl", "-in", "crl.pem", "-noout", "-text", cwd=tmp_path)
    serial = certificates(outside, order)[1].serial.replace(":", "")
    after = listed.partition(f"Serial Number: {serial}")[2].partition("Serial Number")[0]
    assert "Superseded" in after
    assert f"{end:%b %d %H:%M:%S %Y} GMT" in after.replace("  ", " ")
    assert "old.pem: revoked" in site.ocsp("old", end)
    assert "new.pem: good" in site.ocsp("new", end)
