"""How to make a signing request: what the commands make for real, and that no name gets out of its quotes."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.csr_commands import LONGEST_ORGANISATION, Step, StepKind, Tool, commands, file_stem
from certdesk.domain.errors import FieldError
from certdesk.domain.local_keys import KeyChoice
from certdesk.domain.messages import MessageKey

NAMES = ("shop.larkspur.example", "pay.larkspur.example", "*.larkspur.example")
ORGANISATION = "Müller & Söhne, O'Neill (A/S) + 1; #2"
EXPANDED = set('"$`\\!%“”„')  # by a POSIX shell, cmd or PowerShell, between double quotes
PASSPHRASE = "a store of keys"


def step_of(kind: StepKind, steps: Sequence[Step]) -> Step:
    return next(step for step in steps if step.kind is kind)


def run(command: str, folder: Path, typed: str = "") -> None:
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, input=typed, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr


def request_in(file: Path) -> x509.CertificateSigningRequest:
    request = x509.load_pem_x509_csr(file.read_bytes())
    assert request.is_signature_valid
    return request


def names_in(request: x509.CertificateSigningRequest) -> tuple[str, ...]:
    wanted = request.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return tuple(wanted.get_values_for_type(x509.DNSName))


def subject_of(request: x509.CertificateSigningRequest) -> dict[str, str]:
    return {part.rfc4514_attribute_name: str(part.value) for part in request.subject}


def strength_of(request: x509.CertificateSigningRequest) -> str:
    key = request.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        return f"RSA {key.key_size}"
    assert isinstance(key, ec.EllipticCurvePublicKey)
    return f"P-{key.key_size}"


@pytest.mark.foreign
@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is missing")
@pytest.mark.parametrize("key", KeyChoice)
def test_openssl_makes_the_request_that_was_asked_for(tmp_path: Path, key: KeyChoice) -> None:
    step = step_of(StepKind.MAKE, commands(Tool.OPENSSL, NAMES, ORGANISATION, key))
    run(step.code, tmp_path)
    request = request_in(tmp_path / "shop_larkspur_example.csr")
    assert names_in(request) == NAMES
    assert subject_of(request) == {"CN": NAMES[0], "O": ORGANISATION}
    assert strength_of(request) == key
    assert (tmp_path / step.file).stat().st_mode & 0o077 == 0
    assert "ENCRYPTED" not in (tmp_path / step.file).read_text("ascii")


@pytest.mark.foreign
@pytest.mark.skipif(shutil.which("keytool") is None, reason="keytool is missing")
@pytest.mark.parametrize("key", [KeyChoice.P256, KeyChoice.P384, KeyChoice.RSA_2048])
def test_keytool_makes_the_request_that_was_asked_for(tmp_path: Path, key: KeyChoice) -> None:
    steps = commands(Tool.TOMCAT, NAMES, ORGANISATION, key)
    run(step_of(StepKind.MAKE_KEY_PAIR, steps).code, tmp_path, f"{PASSPHRASE}\n{PASSPHRASE}\n")
    run(step_of(StepKind.MAKE_REQUEST, steps).code, tmp_path, f"{PASSPHRASE}\n")
    request = request_in(tmp_path / "shop_larkspur_example.csr")
    assert names_in(request) == NAMES
    assert subject_of(request) == {"CN": NAMES[0], "O": ORGANISATION}
    assert strength_of(request) == key


def test_the_key_is_placed_where_the_web_servers_are_told_to_look() -> None:
    steps = commands(Tool.WEB_SERVER, NAMES, "", KeyChoice.P256)
    place = "/etc/ssl/private/shop_larkspur_example.key"
    assert step_of(StepKind.PLACE_KEY, steps).code.endswith(f"shop_larkspur_example.key {place}")
    assert step_of(StepKind.NAME_KEY_TO_NGINX, steps).code == f"ssl_certificate_key  {place};"
    assert step_of(StepKind.NAME_KEY_TO_APACHE, steps).code == f"SSLCertificateKeyFile  {place}"


def values_of(inf: str) -> dict[str, list[str]]:
    """The values of an INF as its reader sees them: outer quotes off, doubled quotes single."""
    found: dict[str, list[str]] = {}
    for line in inf.splitlines():
        name, equals, value = line.partition(" = ")
        if equals:
            unquoted = value[1:-1].replace('""', '"') if value.startswith('"') else value
            found.setdefault(name, []).append(unquoted)
    return found


@pytest.mark.parametrize(
    ("key", "algorithm", "length", "usage"),
    [
        (KeyChoice.P256, "ECDSA_P256", "256", "0x80"),
        (KeyChoice.P384, "ECDSA_P384", "384", "0x80"),
        (KeyChoice.RSA_3072, "RSA", "3072", "0xA0"),
    ],
)
def test_the_inf_names_everything_that_certreq_needs(key: KeyChoice, algorithm: str, length: str, usage: str) -> None:
    steps = commands(Tool.IIS, NAMES, "Larkspur, Inc.", key)
    inf = values_of(step_of(StepKind.WRITE_INF, steps).code)
    assert inf["Subject"] == ['CN=shop.larkspur.example,O="Larkspur, Inc."']
    assert (inf["KeyAlgorithm"], inf["KeyLength"], inf["KeyUsage"]) == ([algorithm], [length], [usage])
    assert inf["_continue_"] == [f"dns={name}&" for name in NAMES]
    assert (
        step_of(StepKind.CERTREQ_NEW, steps).code == "certreq -new shop_larkspur_example.inf shop_larkspur_example.csr"
    )
    assert step_of(StepKind.CERTREQ_ACCEPT, steps).code == "certreq -accept shop_larkspur_example.p7b"


def test_an_inf_holds_nothing_that_notepad_could_spoil() -> None:
    inf = step_of(StepKind.WRITE_INF, commands(Tool.IIS, NAMES, "Müller", KeyChoice.P256)).code
    assert inf.isascii()
    assert "O=" not in inf


def test_panels_are_given_every_name_on_its_line() -> None:
    steps = commands(Tool.PANEL, NAMES, "", KeyChoice.RSA_2048)
    assert step_of(StepKind.CPANEL, steps).code.splitlines() == list(NAMES)
    assert step_of(StepKind.PLESK, steps).code == NAMES[0]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("shop.larkspur.example", "shop_larkspur_example"),
        ("*.larkspur.example", "wildcard_larkspur_example"),
        ("con.example", "con_example"),
        (".".join(["a" * 60] * 4), ("_".join(["a" * 60] * 4))[:120]),
    ],
)
def test_files_are_named_after_the_common_name(name: str, stem: str) -> None:
    assert file_stem(name) == stem


@pytest.mark.parametrize(
    ("names", "key"),
    [
        ((), MessageKey.NAMES_EMPTY),
        (("shop.example; rm -rf /",), MessageKey.NAMES_FORM),
        (("shop.example\n",), MessageKey.NAMES_FORM),
        (("$(id).example",), MessageKey.NAMES_FORM),
        (("-shop.example",), MessageKey.NAMES_FORM),
        (("münchen.example",), MessageKey.NAMES_FORM),
        (("shop.*.example",), MessageKey.NAMES_FORM),
        (("localhost",), MessageKey.NAMES_FORM),
        ((".".join(["a" * 63] * 4 + ["example"]),), MessageKey.NAMES_FORM),
        (("a" * 60 + ".larkspur.example",), MessageKey.NAMES_LONG),
        (tuple(f"n{number}.example" for number in range(251)), MessageKey.NAMES_MANY),
    ],
)
def test_names_that_no_request_takes_are_refused(names: tuple[str, ...], key: MessageKey) -> None:
    with pytest.raises(FieldError) as refused:
        commands(Tool.OPENSSL, names, "", KeyChoice.P256)
    assert (refused.value.field, refused.value.key) == ("names", key)


def test_a_name_stands_there_once_and_in_lower_case() -> None:
    code = commands(Tool.OPENSSL, ("Shop.Example", "shop.example"), "", KeyChoice.P256)[0].code
    assert shlex.split(code)[-1] == "subjectAltName=DNS:shop.example"


HOSTILE = st.text(st.sampled_from("\"'$`\\!%&;|<>()#,+=/:*\n\r\t “”\u202ea-.")) | st.text()


@given(HOSTILE, st.sampled_from(Tool))
def test_a_hostile_name_is_refused_or_means_itself(name: str, tool: Tool) -> None:
    try:
        steps = commands(tool, ("shop.example", name), "", KeyChoice.P256)
    except FieldError:
        return
    assert re.fullmatch(r"(\*\.)?[a-z0-9.-]+", name.lower(), re.ASCII)
    assert all(step.code.isascii() for step in steps)


@given(HOSTILE)
def test_a_hostile_organisation_stays_one_word_of_the_command(organisation: str) -> None:
    steps = commands(Tool.OPENSSL, NAMES, organisation, KeyChoice.P256)
    words = shlex.split(step_of(StepKind.MAKE, steps).code)
    plain = shlex.split(step_of(StepKind.MAKE, commands(Tool.OPENSSL, NAMES, "", KeyChoice.P256)).code)
    assert [word for word in words if not word.startswith("/CN=") and word != "-utf8"] == [
        word for word in plain if not word.startswith("/CN=")
    ]


@given(HOSTILE, st.sampled_from([Tool.OPENSSL, Tool.TOMCAT]))
def test_no_shell_finds_anything_to_expand_in_a_quoted_word(organisation: str, tool: Tool) -> None:
    for step in commands(tool, NAMES, organisation, KeyChoice.P256):
        outside, *quoted = re.split(r'"([^"]*)"', step.code)
        inside, between = quoted[::2], quoted[1::2]
        assert not any(EXPANDED & set(re.sub(r"\\[,;#+/]", "", word)) for word in inside)
        assert not any(re.search(r"""[^A-Za-z0-9 :._/;-]""", word) for word in (outside, *between))


@given(HOSTILE)
def test_a_hostile_organisation_stays_in_its_line_of_the_inf(organisation: str) -> None:
    plain = step_of(StepKind.WRITE_INF, commands(Tool.IIS, NAMES, "", KeyChoice.P256)).code.splitlines()
    lines = step_of(StepKind.WRITE_INF, commands(Tool.IIS, NAMES, organisation, KeyChoice.P256)).code.split("\n")
    differing = [line for line, same in zip(lines, plain, strict=True) if line != same]
    assert all(re.fullmatch(r'Subject = "CN=shop\.larkspur\.example,O=""[^"%\\\r\n]+"""', line) for line in differing)


@given(
    st.text(min_size=LONGEST_ORGANISATION + 1).filter(lambda text: len(" ".join(text.split())) > LONGEST_ORGANISATION)
)
def test_an_organisation_that_no_subject_takes_is_left_out(organisation: str) -> None:
    assert "/O=" not in commands(Tool.OPENSSL, NAMES, organisation, KeyChoice.P256)[0].code
