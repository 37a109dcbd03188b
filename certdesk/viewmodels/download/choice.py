"""What the download sheet shows, derived from what was chosen."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from certdesk.domain.book import BookEntry
from certdesk.domain.downloads import DownloadFormat, KeyStoreFormat, Server, is_downloadable
from certdesk.domain.errors import CertDeskError
from certdesk.domain.installation import Answers, alternative, configuration, recommended, target_of
from certdesk.domain.local_keys import Target
from certdesk.domain.orders import OrderId

AnyFormat = DownloadFormat | KeyStoreFormat

FAMILIAR: Final[tuple[AnyFormat, ...]] = (
    DownloadFormat.PEM_NOROOT,
    DownloadFormat.PEM_NOINTERMEDIATE,
    DownloadFormat.CA_BUNDLE,
    DownloadFormat.DEFAULT_PEM,
    DownloadFormat.P7B,
    DownloadFormat.DER,
    KeyStoreFormat.PFX,
)
RARE: Final[tuple[AnyFormat, ...]] = (
    *(format_ for format_ in DownloadFormat if format_ not in FAMILIAR),
    KeyStoreFormat.JKS,
)


@dataclass(frozen=True, slots=True)
class WithKey:
    """A wish for a file that holds the private key too, which is asked for on a sheet of its own."""

    order: OrderId
    target: Target


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `chosen` is the user's own format, None while the recommended one stands."""

    entry: BookEntry | None = None
    server: Server = Server.NGINX
    answers: Answers = field(default_factory=Answers)
    chosen: AnyFormat | None = None
    shows_all: bool = False
    file_name: str = ""
    member: str = ""
    folder: Path | None = None
    is_saving: bool = False
    existing: str = ""
    name_problem: CertDeskError | None = None
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class FormatChoice:
    """One format on offer."""

    format: AnyFormat
    is_recommended: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Props:
    """What the sheet shows. `existing` names a file that is in the way; `formats` starts with the recommended one.

    `holds_key` says that what is chosen holds the private key too: then the sheet goes on elsewhere.
    """

    is_open: bool
    entry: BookEntry | None
    is_issued: bool
    server: Server
    answers: Answers
    recommended: DownloadFormat | None
    formats: tuple[FormatChoice, ...]
    has_more: bool
    holds_key: bool
    configuration: tuple[str, ...]
    file_name: str
    folder: Path | None
    can_save: bool
    is_saving: bool
    existing: str
    name_problem: CertDeskError | None
    problem: CertDeskError | None


def format_of(inputs: Inputs) -> AnyFormat:
    """Return the format that is chosen now."""
    return inputs.chosen or recommended(inputs.server, inputs.answers) or DownloadFormat.PEM_NOROOT


def saved_format(inputs: Inputs) -> DownloadFormat | None:
    """Return the format that this sheet would save, or None where it goes on elsewhere."""
    chosen = format_of(inputs)
    return None if isinstance(chosen, KeyStoreFormat) else chosen


def with_key(inputs: Inputs) -> WithKey | None:
    """Return what is wished for where the private key belongs into the file, or None."""
    chosen = format_of(inputs)
    if inputs.entry is None or not isinstance(chosen, KeyStoreFormat):
        return None
    return WithKey(inputs.entry.order.id, target_of(inputs.server, chosen))


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    advice = recommended(inputs.server, inputs.answers)
    saved = saved_format(inputs)
    is_issued = inputs.entry is not None and is_downloadable(inputs.entry.order)
    return Props(
        is_open=inputs.entry is not None,
        entry=inputs.entry,
        is_issued=is_issued,
        server=inputs.server,
        answers=inputs.answers,
        recommended=advice,
        formats=_choices(inputs, advice),
        has_more=not inputs.shows_all,
        holds_key=saved is None,
        configuration=configuration(inputs.server, saved, inputs.file_name, inputs.member) if saved else (),
        file_name=inputs.file_name,
        folder=inputs.folder,
        can_save=is_issued and not inputs.is_saving and inputs.folder is not None,
        is_saving=inputs.is_saving,
        existing=inputs.existing,
        name_problem=inputs.name_problem,
        problem=inputs.problem,
    )


def _choices(inputs: Inputs, advice: DownloadFormat | None) -> tuple[FormatChoice, ...]:
    """The recommended one comes first, then what the server takes where the key was made elsewhere."""
    chosen = format_of(inputs)
    first = [each for each in (advice, alternative(inputs.server, inputs.answers)) if each is not None]
    offered: list[AnyFormat] = [*first, *FAMILIAR, *(RARE if inputs.shows_all else ()), chosen]
    return tuple(FormatChoice(each, each is advice, each is chosen) for each in dict.fromkeys(offered))
