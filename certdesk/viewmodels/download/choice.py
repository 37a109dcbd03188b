"""What the download sheet shows, derived from what was chosen."""

from dataclasses import dataclass, field
from pathlib import Path

from certdesk.domain.book import BookEntry
from certdesk.domain.downloads import DownloadFormat, Server, is_downloadable
from certdesk.domain.errors import CertDeskError
from certdesk.domain.installation import Answers, configuration, recommended

FAMILIAR = (
    DownloadFormat.PEM_NOROOT,
    DownloadFormat.PEM_NOINTERMEDIATE,
    DownloadFormat.CA_BUNDLE,
    DownloadFormat.DEFAULT_PEM,
    DownloadFormat.P7B,
    DownloadFormat.DER,
)
RARE = tuple(format_ for format_ in DownloadFormat if format_ not in FAMILIAR)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `chosen` is the user's own format, None while the recommended one stands."""

    entry: BookEntry | None = None
    server: Server = Server.NGINX
    answers: Answers = field(default_factory=Answers)
    chosen: DownloadFormat | None = None
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

    format: DownloadFormat
    is_recommended: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Props:
    """What the sheet shows. `existing` names a file that is in the way; `formats` starts with the recommended one."""

    is_open: bool
    entry: BookEntry | None
    is_issued: bool
    server: Server
    answers: Answers
    recommended: DownloadFormat | None
    formats: tuple[FormatChoice, ...]
    has_more: bool
    configuration: tuple[str, ...]
    file_name: str
    folder: Path | None
    can_save: bool
    is_saving: bool
    existing: str
    name_problem: CertDeskError | None
    problem: CertDeskError | None


def format_of(inputs: Inputs) -> DownloadFormat:
    """Return the format that would be saved now."""
    return inputs.chosen or recommended(inputs.server, inputs.answers) or DownloadFormat.PEM_NOROOT


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    advice = recommended(inputs.server, inputs.answers)
    chosen = format_of(inputs)
    is_issued = inputs.entry is not None and is_downloadable(inputs.entry.order)
    return Props(
        is_open=inputs.entry is not None,
        entry=inputs.entry,
        is_issued=is_issued,
        server=inputs.server,
        answers=inputs.answers,
        recommended=advice,
        formats=_choices(inputs, advice, chosen),
        has_more=not inputs.shows_all,
        configuration=configuration(inputs.server, chosen, inputs.file_name, inputs.member),
        file_name=inputs.file_name,
        folder=inputs.folder,
        can_save=is_issued and not inputs.is_saving and inputs.folder is not None,
        is_saving=inputs.is_saving,
        existing=inputs.existing,
        name_problem=inputs.name_problem,
        problem=inputs.problem,
    )


def _choices(inputs: Inputs, advice: DownloadFormat | None, chosen: DownloadFormat) -> tuple[FormatChoice, ...]:
    offered = [*FAMILIAR, *RARE] if inputs.shows_all else [*FAMILIAR]
    for must in (chosen, advice):
        if must is not None and must not in offered:
            offered.append(must)
    if advice is not None:
        offered.remove(advice)
        offered.insert(0, advice)
    return tuple(FormatChoice(format_, format_ is advice, format_ is chosen) for format_ in offered)
