"""The words around a signing request: what it is handed in for, where it came from, and what it says."""

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.book import BookEntry
from certdesk.domain.csr import CsrFacts, Wrapping
from certdesk.domain.errors import CertDeskError
from certdesk.domain.handing_in import Candidate, Origin
from certdesk.domain.text import displayable
from certdesk.viewmodels.csr.hand_in_props import HandInProps, Reading
from certdesk.viewmodels.csr.props import Props
from certdesk.views.wording.dates import plural
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words

_LONGEST = 60
_LONGEST_FILE = 48
_PAIRS_BEFORE, _PAIRS_AFTER = 4, 2


def heading(entry: BookEntry) -> Words:
    """Return what the sheet is for, and what follows from it."""
    translate = QCoreApplication.translate
    title = translate("Csr", "Add a CSR to {name}").replace("{name}", displayable(entry.shown_name, _LONGEST))
    text = translate("Csr", "The order goes on once DigiCert has it. Nothing is sent before you choose Send CSR.")
    return Words(title, text)


def send_words(props: Props) -> str:
    """Return what the button does now."""
    translate = QCoreApplication.translate
    return translate("Csr", "Sending…") if props.is_sending else translate("Csr", "Send CSR")


def quick_reasons() -> tuple[str, ...]:
    """Return the usual reasons for a reissue."""
    translate = QCoreApplication.translate
    return (
        translate("Csr", "Key replaced"),
        translate("Csr", "Server moved"),
        translate("Csr", "Names changed"),
        translate("Csr", "Using the rest of the order"),
    )


def subject_rows(facts: CsrFacts) -> tuple[tuple[str, str], ...]:
    """Return who asks and with what key, as rows of what and value; what the request leaves out is empty."""
    translate = QCoreApplication.translate
    subject = dict(reversed(facts.subject))
    place = ", ".join(displayable(subject[part], _LONGEST) for part in ("L", "ST", "C") if subject.get(part))
    return (
        (translate("Csr", "Organisation"), displayable(subject.get("O", ""), _LONGEST)),
        (translate("Csr", "Place"), place),
        (translate("Csr", "Key"), displayable(facts.algorithm, _LONGEST)),
    )


def key_id(digest: str) -> str:
    """Return the digest of a key as it is read out and compared: pairs of capitals with colons between."""
    return ":".join(digest[at : at + 2] for at in range(0, len(digest), 2)).upper()


def short_key_id(digest: str) -> str:
    """Return the beginning and the end of a key's digest, as in `9C:41:D7:08:…:52:E0`."""
    pairs = key_id(digest).split(":")
    if len(pairs) <= _PAIRS_BEFORE + _PAIRS_AFTER + 1:
        return ":".join(pairs)
    return ":".join((*pairs[:_PAIRS_BEFORE], "…", *pairs[-_PAIRS_AFTER:]))


def file_words(candidate: Candidate) -> str:
    """Return what a request is called: by its file, or by how its text came."""
    translate = QCoreApplication.translate
    name = displayable(candidate.source.name, _LONGEST_FILE)
    if not name:
        words = {
            Origin.DROPPED: translate("Csr", "Dropped text"),
            Origin.TYPED: translate("Csr", "Typed text"),
            Origin.MADE_HERE: translate("Csr", "CSR made here"),
            Origin.DRAFT: translate("Csr", "CSR from your draft"),
        }
        name = words.get(candidate.source.origin, translate("Csr", "Pasted text"))
    if candidate.number == 1:
        return name
    numbered = translate("Csr", "{name}, CSR {number}")
    return numbered.replace("{number}", QLocale().toString(candidate.number)).replace("{name}", name)


def source_words(candidate: Candidate) -> str:
    """Return origin, size and form of a request, as in “Dropped from Desktop, 1.7 kB, PEM”."""
    parts = (_origin_words(candidate), size_words(candidate.size), _wrapping_words(candidate.facts))
    return QCoreApplication.translate("Csr", ", ").join(part for part in parts if part)


def size_words(size: int) -> str:
    """Return a size in bytes as people say it; nothing where it is not known."""
    traditional = QLocale.DataSizeFormat.DataSizeTraditionalFormat
    return QLocale().formattedDataSize(size, 0 if size < 1000 else 1, traditional) if size else ""


def form_words(candidate: Candidate) -> str:
    """Return form and size of a request, as in “PEM, 1.6 kB”."""
    parts = (_wrapping_words(candidate.facts), size_words(candidate.size))
    return QCoreApplication.translate("Csr", ", ").join(part for part in parts if part)


def reading_words(reading: Reading) -> str:
    """Return what is being read."""
    translate = QCoreApplication.translate
    if reading.count > 1:
        return translate("Csr", "Reading %n files…", None, reading.count)
    name = displayable(reading.name, _LONGEST_FILE)
    return translate("Csr", "Reading {name}…").replace("{name}", name) if name else translate("Csr", "Reading…")


def files_words(props: HandInProps) -> str:
    """Return how many things were handed in."""
    count = len(props.results)
    return plural(QCoreApplication.translate("Csr", "%n file(s)", None, count), count)


def found_words(props: HandInProps) -> str:
    """Return how many requests were found in how many things, as in “Found 2 CSRs in 4 files”."""
    translate = QCoreApplication.translate
    requests = sum(each.is_request for each in props.results)
    many = files_words(props)
    if not requests:
        return translate("Csr", "Found no CSR in {files}").replace("{files}", many)
    found = plural(translate("Csr", "Found %n CSR(s) in {files}", None, requests), requests)
    return found.replace("{files}", many)


def left_out_words(count: int) -> str:
    """Return how many files were not looked at."""
    translate = QCoreApplication.translate
    return plural(translate("Csr", "%n more file(s) were not looked at. Drop them on their own.", None, count), count)


def _origin_words(candidate: Candidate) -> str:
    translate = QCoreApplication.translate
    origin, place = candidate.source.origin, displayable(candidate.source.place, _LONGEST_FILE)
    if not candidate.source.name:
        return ""
    from_place = {
        Origin.DROPPED: translate("Csr", "Dropped from {place}"),
        Origin.CHOSEN: translate("Csr", "Chosen from {place}"),
        Origin.PASTED: translate("Csr", "Pasted from {place}"),
    }
    plain = {
        Origin.DROPPED: translate("Csr", "Dropped"),
        Origin.CHOSEN: translate("Csr", "Chosen"),
        Origin.PASTED: translate("Csr", "Pasted"),
        Origin.MADE_HERE: translate("Csr", "Made here"),
        Origin.DRAFT: translate("Csr", "From your draft"),
    }
    if place and origin in from_place:
        return from_place[origin].replace("{place}", place)
    return plain.get(origin, "")


def _wrapping_words(facts: CsrFacts | None) -> str:
    translate = QCoreApplication.translate
    words = {
        Wrapping.PEM: "PEM",
        Wrapping.DER: translate("Csr", "DER, converted"),
        Wrapping.BASE64: "base64",
        Wrapping.QUOTED: translate("Csr", "quoted text"),
        Wrapping.UTF16: "UTF-16",
    }
    return words[facts.wrapping] if facts else ""


def problem_words(count: int) -> str:
    """Return how much there is to fix; nothing where there is no request at all."""
    if not count:
        return QCoreApplication.translate("Csr", "There is no CSR among them. Nothing has been sent.")
    text = QCoreApplication.translate("Csr", "%n problem(s) to fix. Nothing has been sent.", None, count)
    return plural(text, count)


def nameless_words() -> str:
    """Return what something is called that could not even be looked at."""
    return QCoreApplication.translate("Csr", "What you handed in")


def hover_words(count: int, refusal: CertDeskError | None) -> Words:
    """Return what letting go of a drag would do, or that it cannot be used here, and why."""
    translate = QCoreApplication.translate
    if refusal is not None:
        return Words(translate("Csr", "This cannot be used here"), words_of(refusal).text)
    note = translate("Csr", "CertDesk reads it on this computer. Nothing is sent until you review it.")
    if count > 1:
        return Words(translate("Csr", "Let go to look through %n files", None, count), note)
    return Words(translate("Csr", "Let go to check this CSR"), note)
