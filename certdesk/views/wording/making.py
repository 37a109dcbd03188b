"""The words around making a signing request: with which tool, step by step, or here."""

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.csr_commands import Step, StepKind, Tool
from certdesk.domain.local_keys import KeyChoice
from certdesk.domain.text import displayable
from certdesk.viewmodels.making.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.choice import Choice
from certdesk.views.wording import dates
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.messages.words import Words

_FEW = 60


@dataclass(frozen=True, slots=True)
class Way:
    """A place where the key can be made: its icon and name, and what is said at the top of its page."""

    icon: Icon
    name: str
    heading: str
    text: str


def way_words(tool: Tool | None) -> Way:
    """Return the words of a tool; None is this computer."""
    translate = QCoreApplication.translate
    match tool:
        case None:
            return Way(
                Icon.KEY_ROUND,
                translate("Making", "On this computer"),
                translate("Making", "Make it on this computer"),
                translate("Making", "The private key stays on this computer, encrypted. DigiCert never sees it."),
            )
        case Tool.OPENSSL:
            return Way(
                Icon.TERMINAL,
                "OpenSSL",
                translate("Making", "With OpenSSL"),
                translate("Making", "One command makes the key and the CSR. Run it where the key is to stay."),
            )
        case Tool.WEB_SERVER:
            return Way(
                Icon.GLOBE,
                translate("Making", "nginx or Apache"),
                translate("Making", "With OpenSSL, for nginx or Apache"),
                translate("Making", "Run these on the server, so that the key never leaves it."),
            )
        case Tool.IIS:
            return Way(
                Icon.SERVER,
                "IIS",
                translate("Making", "With certreq, for IIS"),
                translate(
                    "Making", "Run these on the server as an administrator. Windows keeps the key in its own store."
                ),
            )
        case Tool.TOMCAT:
            return Way(
                Icon.BOX,
                translate("Making", "Tomcat or Java"),
                translate("Making", "With keytool, for Tomcat"),
                translate("Making", "keytool asks for a pass phrase of the key store. Keep it, since Tomcat needs it."),
            )
        case Tool.PANEL:
            return Way(
                Icon.SLIDERS,
                translate("Making", "cPanel or Plesk"),
                translate("Making", "In cPanel or Plesk"),
                translate("Making", "The panel makes the key, keeps it, and shows the CSR."),
            )
        case _:
            assert_never(tool)


def step_words(step: Step, names: int) -> Words:
    """Return what a step does, and what is to be known of it, for a certificate of that many names."""
    said = _hand_in(step) if step.kind is StepKind.HAND_IN else (_commands() | _clicks(names))[step.kind]
    file = displayable(step.file.rpartition("/")[2], 140)
    return Words(said.title.replace("{file}", file), said.text.replace("{file}", file))


def _commands() -> dict[StepKind, Words]:
    translate = QCoreApplication.translate
    return {
        StepKind.MAKE: Words(
            translate("Making", "Make the key and the CSR"),
            translate("Making", "{file} is the private key. Keep it, and give it to nobody."),
        ),
        StepKind.PLACE_KEY: Words(translate("Making", "Put the key where only the server reads it"), ""),
        StepKind.NAME_KEY_TO_NGINX: Words(translate("Making", "Tell nginx where the key is"), ""),
        StepKind.NAME_KEY_TO_APACHE: Words(translate("Making", "Or tell Apache"), ""),
        StepKind.WRITE_INF: Words(translate("Making", "Save these lines as {file}"), ""),
        StepKind.CERTREQ_NEW: Words(
            translate("Making", "Make the key and the CSR"),
            translate("Making", "It writes {file}. The key goes into the store of the computer."),
        ),
        StepKind.CERTREQ_ACCEPT: Words(
            translate("Making", "Once it is issued, complete it on the same server"),
            translate("Making", "Download it as PKCS #7, and save it as {file}."),
        ),
        StepKind.MAKE_KEY_PAIR: Words(
            translate("Making", "Make the key store and its key"),
            translate("Making", "{file} holds the private key. The certificate goes into it later."),
        ),
        StepKind.MAKE_REQUEST: Words(translate("Making", "Make the CSR from it"), ""),
    }


def _clicks(names: int) -> dict[StepKind, Words]:
    translate = QCoreApplication.translate
    one_only = " " + translate("Making", "It asks for one name only.") if names > 1 else ""
    manager = translate(
        "Making", "Open Server Certificates, choose Create Certificate Request… and give this common name."
    )
    cpanel = translate(
        "Making",
        "Open SSL/TLS, then Certificate Signing Requests (CSR). Paste these names under Domains, then choose Generate.",
    )
    plesk = translate(
        "Making",
        "Open SSL/TLS Certificates of the domain, then Add SSL/TLS Certificate. Give this domain name, then choose "
        "Request.",
    )
    return {
        StepKind.IIS_MANAGER: Words(translate("Making", "Or click through IIS Manager"), manager + one_only),
        StepKind.CPANEL: Words(translate("Making", "In cPanel"), cpanel),
        StepKind.PLESK: Words(translate("Making", "Or in Plesk"), plesk + one_only),
    }


def _hand_in(step: Step) -> Words:
    translate = QCoreApplication.translate
    if step.file:
        return Words(
            translate("Making", "Hand in {file}"), translate("Making", "Drop it on CertDesk. It holds no secret.")
        )
    return Words(
        translate("Making", "Hand in the CSR that the panel shows"),
        translate("Making", "Copy all of it, with its BEGIN and END lines, and paste it into CertDesk."),
    )


def key_choice(choice: KeyChoice) -> Choice:
    """Return a key that can be made, with what speaks for it."""
    translate = QCoreApplication.translate
    match choice:
        case KeyChoice.P256:
            return Choice(
                "P-256",
                translate("Making", "Small and fast. Everything of the last ten years knows it."),
                tag=translate("Making", "Recommended"),
            )
        case KeyChoice.P384:
            return Choice("P-384", translate("Making", "Where a rule asks for more than P-256."))
        case KeyChoice.RSA_2048:
            return Choice("RSA 2048", translate("Making", "For old devices that do not know P-256."))
        case KeyChoice.RSA_3072:
            return Choice("RSA 3072", translate("Making", "For old devices, with strength to spare."))
        case KeyChoice.RSA_4096:
            return Choice("RSA 4096", translate("Making", "Takes some seconds to make, and makes servers work harder."))
        case _:
            assert_never(choice)


def names_hint(props: Props) -> str:
    """Return what the typed names come to, compared with the order's."""
    translate = QCoreApplication.translate
    if not props.asked:
        return translate("Making", "One a line. The first is the common name.")
    count = len(props.asked)
    words = dates.plural(translate("Making", "%n name(s)", None, count), count)
    common = translate("Making", "{count}. Common name: {name}.")
    said = [common.format(count=words, name=breakable(displayable(props.asked[0], _FEW)))]
    if props.left_out:
        said.append(_left_out(props.left_out))
    if props.added:
        said.append(_added(props.added))
    if not props.knows_names:
        said.append(translate("Making", "Other names of the order show once you have signed in to it."))
    return " ".join(said)


def unseen_words(props: Props) -> tuple[str, str]:
    """Return, where only the common name of an order is known, what that means for what is copied: title and text."""
    translate = QCoreApplication.translate
    name = breakable(displayable(props.names[0], _FEW)) if props.names else ""
    text = translate("Making", "Other names of the order show once you have signed in to it.")
    if props.would_drop:
        text += " " + translate("Making", "A reissue drops the names that its CSR leaves out.")
    return translate("Making", "Only {name} is asked for").replace("{name}", name), text


def _left_out(names: tuple[str, ...]) -> str:
    translate, count = QCoreApplication.translate, len(names)
    if count == 1:
        said = translate("Making", "{name} is left out: a reissue would drop it.")
        return said.format(name=breakable(displayable(names[0], _FEW)))
    many = translate("Making", "%n names are left out: a reissue would drop them.", None, count)
    return dates.plural(many, count)


def _added(names: tuple[str, ...]) -> str:
    translate, count = QCoreApplication.translate, len(names)
    if count == 1:
        said = translate(
            "Making", "{name} is not on the order: it has to be validated unless its domain is proved already."
        )
        return said.format(name=breakable(displayable(names[0], _FEW)))
    many = translate(
        "Making",
        "%n names are not on the order: they have to be validated unless their domains are proved already.",
        None,
        count,
    )
    return dates.plural(many, count)


def names_problem(props: Props) -> str:
    """Return why nothing can be made for the names, or nothing."""
    return one_line(props.names_refusal) if props.names_refusal else ""


def making_words(choice: KeyChoice) -> str:
    """Return what is being made."""
    return QCoreApplication.translate("Making", "Making the key, {key}…").format(key=choice.value)
