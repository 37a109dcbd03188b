"""Which product a name stands beside where no label says it: a certificate, or something else that is renewed too."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from certdesk.domain.notice_matter import is_about_certificates
from certdesk.domain.notice_text import CELL, Searchable

_NEAR: Final = 2
_LONGEST: Final = 90
_SHORTEST_TITLE: Final = 3
_LONGEST_PIECE: Final = 300
_HOST: Final = re.compile(r"(?:\*\.)?(?<![\w@])(?:[^\W_][\w-]{0,62}\.){1,8}[^\W\d_][\w-]{1,62}(?![\w@])")
_STEMS: Final = (
    "domain", "hosting", "email", "e-mail", "web site", "office", "365", "builder", "backup", "server",
    "dominio", "domínio", "domein", "domen", "ドメイン", "ホスティング",
)  # fmt: skip
_OTHERS: Final = re.compile(
    r"domains? (?:names? )?(?:renewals?|registrations?|transfers?|privacy|backorders?|protection|expir|renew|auto)"
    r"|(?:renew|register)\w{0,8} (?:of )?(?:your |the )?domains?\b"
    r"|(?:your|following|these|the) domains?(?: names?)? (?:is|are|will|has|have|expire|renew)"
    r"|(?<![\w])\.[a-z]{2,12}(?:\.[a-z]{2})? (?:bulk )?(?:domain|renewal|registration)"
    r"|\b(?:web ?)?hosting\b|\be-?mail (?:essentials|plus|account|plan|hosting|basic|premium|business|pro|unlimited)"
    r"|\b(?:microsoft|office) 365|website builder|websites? \+ marketing|private registration|\bbackup\b"
    r"|\b(?:dedicated|virtual|private|cloud) servers?\b"
    r"|domain[s-]{0,2} ?(?:verlängerung|registrierung|umzug)|webhosting"
    r"|(?:renouvellement|enregistrement) d[eu] (?:nom de )?domaine|hébergement"
    r"|(?:renovación|registro|renovação) de (?:dom[ií]nio|nombre de dominio|nome de domínio)|(?:alojamiento|hospedagem)"
    r"|(?:rinnovo|registrazione) (?:del )?dominio|domein(?:registratie|verlenging|naamverlenging)"
    r"|(?:rejestracja|odnowienie) domeny|ドメイン(?:更新|登録)|ホスティング"
)
_TITLE: Final = re.compile(
    r"[^\w\n]{0,12}(?:your |my )?(?:domains?(?: names?)?|(?:web ?)?hosting|e-?mail|web ?sites?|domänen|"
    r"domaines|dominios|"
    r"domínios|domini|domeinen|domeny)"
    r"(?: products?| renewals?| plans?| services?| accounts?)?(?: ?\([0-9]{1,3}\))?[^\w\n]{0,12}"
)
_TITLES: Final = re.compile(rf"^{_TITLE.pattern}$", re.MULTILINE)
_CERTIFICATE_TITLE: Final = re.compile(
    r"[^\w\n]{0,12}(?:your |my )?(?:(?:ssl|tls)[ -]?)?"
    r"(?:(?:certificat|zertifikat|certyfikat|certifikat|certificaat)\w{0,4}(?: ssl)?|ssl|security)"
    r"(?: products?| renewals?)?(?: ?\([0-9]{1,3}\))?[^\w\n]{0,12}"
)
_KIND: Final = re.compile(
    r"\b(?:standard|deluxe|turbo|premium|basic|essential|(?:high|medium) assurance|managed|wild ?card|ucc|san|"
    r"multi(?:ple)?[ -]?domains?|ev|ov|dv|extended validation|organi[sz]ation\w{0,4}|"
    r"domain validat\w{1,4}|code ?signing|starfield|estándar|padrão|standaard|standardowy|スタンダード|ワイルドカード)"
    r"(?:\b|(?=ssl))|\b[1-9]0? ?[ -]?(?:years?|yrs?|jahre?|ans?|anni)\b"
)
_MARK: Final = re.compile(r"ssl|ucc|certifica|zertifikat|certyfikat|certifikat|証明書")
_SENTENCE: Final = re.compile(
    r"[!?@]|\b(?:your|will|is|are|has|was|dear|notice|reminder|summary|expir\w{0,12}|ends|renew(?:s|ed|ing)?|about|we|you|please|of|"
    r"all|this|these|following|and|get|by|free|when|if|from|ihr\w{0,2}|votre|vos|su|tu|uw|il tuo|o seu|läuft|expire|"
    r"caduca|vence|scade|verloopt)\b"
)
_LEADS: Final = re.compile(r"\b(?:the|das|le|la|el|il|het)\s|: ")
_GOES_ON: Final = re.compile(
    r"\s{0,3}[-–,:]?\s{0,3}(?:[$€£]|usd|eur|gbp)\s?[0-9]|\s[0-9]{1,6}[.,][0-9]{2}\s?[€$£]"
    r"|\b(?:expir\w{0,12}|valid|ends|renews|renewal date|protecting|securing|covering|that|which)\b"
    r"|\b(?:gültig|läuft|caduca|scade)\b"
)
_FOR: Final = re.compile(r"(?:\b(?:for|on|für|pour|para|per|voor|dla)\b|[\s*_–—(\[:,;|-])+\Z")
_JOINS: Final = re.compile(rf"\A[\s*_•·◦▪–—>(:,;-]+|\A[0-9]{{1,3}}[.)] |\A[0-9]{{1,3}} ?x |{_FOR.pattern}")


@dataclass(frozen=True, slots=True)
class Beside:
    """What a name stands beside: a certificate's product and where that is said, or something that is none."""

    product: tuple[int, int] | None = None
    is_other: bool = False


def beside(source: Searchable, places: Iterable[int]) -> Mapping[int, Beside]:
    """Return what stands beside the names at `places`, for those where anything does.

    A line says of itself what it is about; else its neighbours do, all of them above the names or all below, as most
    are; else the title of its section, in a notice that has one for certificates and one for something else.
    """
    named: dict[int, list[int]] = {}
    for at in sorted(set(places)):
        named.setdefault(source.line_of(at), []).append(at)
    if not named:
        return {}
    own = {at: found for line, some in named.items() for at in some if (found := _own(source, line, at, len(some)))}
    left = {line: some for line, some in named.items() if line and not any(at in own for at in some)}
    above, below = _neighbours(source, left, named, -1), _neighbours(source, left, named, 1)
    titled = _titled(source, left)
    by_line = {at: titled[line] for line, some in left.items() if line in titled for at in some}
    return {**by_line, **(above if len(above) >= len(below) else below), **own}


def product_alone(source: Searchable) -> tuple[int, int] | None:
    """Return where the only certificate product of a text is said that a line or cell says by itself."""
    found: dict[str, tuple[int, int]] = {}
    for line in dict.fromkeys(source.line_of(mark.start()) for mark in _MARK.finditer(source.text)):
        if line and (said := _product_in(source, *source.bounds_of_line(line))):
            found.setdefault(source.text[said[0] : said[1]], said)
    return next(iter(found.values())) if len(found) == 1 else None


def without_host(text: str, start: int, end: int) -> int:
    """Return where a product ends that has the name of its certificate behind it."""
    host = _HOST.search(text, start, end)
    return end if host is None else start + len(_FOR.sub("", text[start : host.start()]))


def is_of_product(source: Searchable, line: int) -> bool:
    """Return whether a line says a certificate's product."""
    return _product_in(source, *source.bounds_of_line(line)) is not None


def is_of_other(source: Searchable, line: int) -> bool:
    """Return whether a line is about something that is no certificate, and is renewed too."""
    start, end = source.bounds_of_line(line)
    return bool(_OTHERS.search(source.text, start, end)) and _is_other(source.text[start:end])


def has_others(text: str) -> bool:
    """Return whether a notice may be about more than certificates."""
    return any(each in text for each in _STEMS) and bool(_OTHERS.search(text) or _TITLES.search(text))


def _own(source: Searchable, line: int, at: int, names: int) -> Beside | None:
    """Return what a line says beside its name; where it has several, what the cell of the one at `at` says."""
    start, end = source.bounds_of_line(line)
    if names > 1:
        start = max(start, source.text.rfind(CELL, start, at) + 1)
        end = cell if (cell := source.text.find(CELL, at, end)) >= 0 else end
    return _classified(source, line, start, end)


def _classified(source: Searchable, line: int, start: int, end: int) -> Beside | None:
    text = source.text[start:end]
    if line and (product := _product_in(source, start, end)):
        return Beside(product)
    if _is_other(text):
        return Beside(is_other=True)
    return Beside() if line and is_about_certificates(_HOST.sub("", text)) else None


def _is_other(text: str) -> bool:
    bare = _HOST.sub("", text) if _OTHERS.search(text) else ""
    return bool(_OTHERS.search(bare)) and not is_about_certificates(bare)


def _neighbours(
    source: Searchable, lines: Mapping[int, list[int]], named: Container[int], step: int
) -> dict[int, Beside]:
    """Return what the lines next to those with names say; for several names in a row, in the cell of each."""
    found: dict[int, Beside] = {}
    for line, places in lines.items():
        left, at = _NEAR, line + step
        while left and 0 < at < source.line_count and at not in named and not any(each in found for each in places):
            for name, start, end in _stretches(source, line, places, at):
                said = _classified(source, at, start, end)
                if said is not None and (said.product or said.is_other):
                    found[name] = said
            start, end = source.bounds_of_line(at)
            left -= bool(source.text[start:end].strip())
            at += step
    return found


def _stretches(source: Searchable, line: int, places: list[int], other: int) -> Iterator[tuple[int, int, int]]:
    """Yield for each name of a line the part of another one that is above or below it."""
    start, end = source.bounds_of_line(other)
    if len(places) == 1:
        yield places[0], start, end
        return
    begun, ended = source.bounds_of_line(line)
    cells = source.text[start:end].rstrip(CELL).split(CELL)
    if source.text[begun:ended].rstrip(CELL).count(CELL) != len(cells) - 1:
        return
    for at in places:
        before = source.text.count(CELL, begun, at)
        begins = start + sum(len(each) + 1 for each in cells[:before])
        yield at, begins, begins + len(cells[before])


def _titled(source: Searchable, lines: Iterable[int]) -> dict[int, Beside]:
    """Return which lines are under a title of something else, where other lines have one of certificates."""
    titles: list[tuple[int, bool]] = []
    for line in range(1, source.line_count):
        start, end = source.bounds_of_line(line)
        if not _SHORTEST_TITLE <= end - start <= _LONGEST // 2:
            continue
        text = source.text[start:end]
        if _TITLE.fullmatch(text):
            titles.append((line, True))
        elif _CERTIFICATE_TITLE.fullmatch(text):
            titles.append((line, False))
    subject = source.text[: source.bounds_of_line(0)[1]]
    is_other = bool(_OTHERS.search(_HOST.sub("", subject))) and not is_about_certificates(subject)
    if {other for _, other in titles} != {True, False} and not is_other:
        return {}
    found: dict[int, Beside] = {}
    for line in lines:
        place = bisect_left(titles, (line, False)) - 1
        if titles[place][1] if place >= 0 else is_other:
            found[line] = Beside(is_other=True)
    return found


def _product_in(source: Searchable, start: int, end: int) -> tuple[int, int] | None:
    """Return the part of a stretch that is a certificate's product by its form: in a cell, or beside a name."""
    if not _MARK.search(source.text, start, end):
        return None
    at = start
    for cell in source.text[start:end].split(CELL):
        place = 0
        for host in (*_HOST.finditer(cell), None):
            stop = host.start() if host else len(cell)
            if found := _product(cell[place:stop]):
                return at + place + found[0], at + place + found[1]
            place = host.end() if host else stop
        at += len(cell) + 1
    return None


def _product(piece: str) -> tuple[int, int] | None:
    """Return the part of a piece that is a product: what is around it announces it, prices it, or goes on about it."""
    if len(piece) > _LONGEST_PIECE:
        return None
    goes_on = _GOES_ON.search(piece)
    stop = goes_on.start() if goes_on else len(piece)
    begun = max((found.end() for found in _LEADS.finditer(piece, 0, stop)), default=0)
    while found := _JOINS.search(piece[begun:stop]):
        begun, stop = (begun + found.end(), stop) if not found.start() else (begun, begun + found.start())
        if begun >= stop:
            return None
    said = piece[begun:stop]
    if len(said) > _LONGEST or not _MARK.search(said) or not _KIND.search(said) or _SENTENCE.search(said):
        return None
    return begun, stop
