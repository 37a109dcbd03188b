"""The words of the private keys that are kept on this computer."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.local_keys import KeptKey, VaultState
from certdesk.domain.text import displayable
from certdesk.viewmodels.making.kept import KeptLine
from certdesk.views.wording import dates
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.messages.words import Words

_FEW = 60


def vault_words(state: VaultState) -> Words:
    """Return what is said above the pass phrase of the vault: the label of its field, and why it is asked for."""
    translate = QCoreApplication.translate
    if state is VaultState.NEW:
        return Words(
            translate("Making", "A pass phrase for your keys"),
            translate(
                "Making",
                "This computer has no keyring, so a pass phrase protects the keys that are made here. CertDesk asks "
                "for it once after each start, and nobody can bring it back.",
            ),
        )
    return Words(
        translate("Making", "Pass phrase of your keys"),
        translate("Making", "You chose it when the first key was made on this computer."),
    )


def made_words(key: KeptKey) -> Words:
    """Return that a key and its request were made."""
    translate = QCoreApplication.translate
    text = translate("Making", "{key} for {names}. Nothing has been sent.")
    return Words(
        translate("Making", "The key and its CSR are made"),
        text.format(key=key.choice.value, names=for_names(key.names)),
    )


def for_names(names: tuple[str, ...]) -> str:
    """Return the names that a request is for, as the first and how many more."""
    first = breakable(displayable(names[0], _FEW)) if names else ""
    more = len(names) - 1
    if more < 1:
        return first
    many = QCoreApplication.translate("Making", "{name} and %n more name(s)", None, more)
    return dates.plural(many, more).replace("{name}", first)


def kept_words(line: KeptLine) -> Words:
    """Return which key it is, made when, and for what."""
    translate = QCoreApplication.translate
    title = translate("Making", "{key}, made on {date}")
    said = title.format(key=line.key.choice.value, date=dates.date_and_time(line.key.made_at))
    return Words(said, for_names(line.key.names))


def removal_words(line: KeptLine) -> Words:
    """Return what removing a key means."""
    translate = QCoreApplication.translate
    title = translate("Making", "Remove {key}, made on {date}, for good?")
    title = title.format(key=line.key.choice.value, date=dates.date_and_time(line.key.made_at))
    if line.is_in_use:
        return Words(
            title,
            translate(
                "Making",
                "A certificate in force was made with it. Unless the key is saved elsewhere too, that certificate can "
                "only be replaced.",
            ),
        )
    return Words(title, translate("Making", "A certificate that is made with its CSR could not be used."))
