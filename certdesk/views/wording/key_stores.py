"""The words around files with a private key: what opens them, where the key comes from, how to take them in."""

from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.local_keys import KeptKey, Target
from certdesk.domain.text import displayable
from certdesk.viewmodels.key_store.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.choice import Choice
from certdesk.views.wording import dates
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.kept_keys import for_names

_FEW = 60


@dataclass(frozen=True, slots=True)
class TargetWords:
    """What opens a file: its name and icon, what is chosen for it, and how the file is taken in there."""

    icon: Icon
    name: str
    why: str
    after: str


def target_words(target: Target) -> TargetWords:
    """Return the words of what is to open the file."""
    translate = QCoreApplication.translate
    match target:
        case Target.WINDOWS:
            return TargetWords(
                Icon.SERVER,
                translate("KeyStores", "Windows Server 2019 and later"),
                translate("KeyStores", "A .pfx with AES. Windows 10 and 11, Exchange and Azure open it too."),
                translate("KeyStores", "Double-click it and choose Local Machine, or choose Import in IIS."),
            )
        case Target.OLD_WINDOWS:
            return TargetWords(
                Icon.SERVER,
                translate("KeyStores", "Windows up to 2016"),
                translate(
                    "KeyStores", "A .pfx with the older protection: a newer one fails there as a wrong password."
                ),
                translate("KeyStores", "Double-click it and choose Local Machine, or choose Import in IIS."),
            )
        case Target.JAVA:
            return TargetWords(
                Icon.BOX,
                translate("KeyStores", "Java 9 and later"),
                translate("KeyStores", "A .p12, which is what Java and Tomcat keep keys in today."),
                translate("KeyStores", "Name it as certificateKeystoreFile, with certificateKeystoreType PKCS12."),
            )
        case Target.OLD_JAVA:
            return TargetWords(
                Icon.BOX,
                translate("KeyStores", "Java 8 and older appliances"),
                translate(
                    "KeyStores", "A .jks, which protects the key badly. Move it over a safe way, then delete it."
                ),
                translate("KeyStores", "Name it as keystoreFile, or hand it to the appliance with its pass phrase."),
            )
        case Target.ANDROID:
            return TargetWords(
                Icon.SMARTPHONE,
                "Android",
                translate("KeyStores", "A .p12 with the older protection, which every version opens."),
                translate("KeyStores", "Copy it to the device, then Settings, Security, Install a certificate."),
            )
        case _:
            assert_never(target)


def kept_choice(key: KeptKey) -> Choice:
    """Return a key that was made here."""
    title = QCoreApplication.translate("KeyStores", "Made here on {date}")
    return Choice(title.format(date=dates.date_and_time(key.made_at)), f"{key.choice.value}  ·  {for_names(key.names)}")


def own_file_choice(file: Path | None) -> Choice:
    """Return the user's own key file, by its name once it was chosen."""
    translate = QCoreApplication.translate
    note = translate("KeyStores", "It is read once, compared with the certificate, and not kept.")
    if file is None:
        return Choice(translate("KeyStores", "My own key file"), note)
    return Choice(displayable(file.name, _FEW), note)


def no_key_words() -> str:
    """Return where the key is when it is not here."""
    return QCoreApplication.translate(
        "KeyStores",
        "No key of this certificate is on this computer, and DigiCert never had it. It is where the CSR was made: "
        "usually a .key file on the server.",
    )


def key_problem(props: Props) -> str:
    """Return what is wrong with the key, or nothing."""
    return one_line(props.key_refusal) if props.key_refusal is not None else ""


def own_passphrase_hint() -> str:
    """Return why the pass phrase of the user's file is asked for."""
    return QCoreApplication.translate("KeyStores", "The file is protected. Its pass phrase is not kept either.")


def passphrase_hint(props: Props) -> str:
    """Return what the pass phrase is for."""
    translate = QCoreApplication.translate
    if props.target is Target.OLD_JAVA:
        return translate("KeyStores", "For the store and the key in it. It is not kept here, so keep it yourself.")
    return translate("KeyStores", "Whoever imports the file needs it. It is not kept here, so keep it yourself.")
