"""The words of a printed report on a client's certificates."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from certdesk.domain.reports import ClientReport, ReportLine
from certdesk.domain.text import displayable
from certdesk.domain.urgency import Group
from certdesk.views.wording import dates
from certdesk.views.wording.orders import group_title, status_title

_LONGEST_NAME = 120
_LONGEST_FILE = 60


@dataclass(frozen=True, slots=True)
class ReportWords:
    """All texts of a report: a title, what it is of, a line of numbers, the table, and what stands below it."""

    title: str
    subtitle: str
    counts: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    footnote: str


def report_words(report: ClientReport) -> ReportWords:
    """Return what a report says. Foreign texts are bounded, on one line and without control characters."""
    translate = QCoreApplication.translate
    made = translate("Report", "Certificates on {date}").format(date=dates.date(report.made_at))
    as_of = ""
    if report.as_of is not None:
        as_of = translate("Report", "As the reseller’s panel told on {moment}. “Ends” is the certificate’s last day.")
        as_of = as_of.format(moment=dates.date_and_time(report.as_of))
    headings = (
        translate("Report", "Name"),
        translate("Report", "Status"),
        translate("Report", "Ends"),
        translate("Report", "Days"),
        translate("Report", "Order covered to"),
    )
    return ReportWords(
        title=displayable(report.client, _LONGEST_NAME),
        subtitle=made,
        counts=_counts(report),
        headings=headings,
        rows=tuple(_row(line) for line in report.lines),
        footnote=as_of,
    )


def file_name(client: str) -> str:
    """Return the proposed name of a report's file: letters, digits, dashes and underscores only."""
    kept = "".join(character if character.isalnum() else "_" for character in client[:_LONGEST_FILE])
    return f"{kept.strip('_') or 'client'}-certificates.pdf"


def _counts(report: ClientReport) -> str:
    total = len(report.lines)
    orders = dates.plural(QCoreApplication.translate("Report", "%Ln order(s)", None, total), total)
    groups = [f"{group_title(group)}: {count}" for group in Group if (count := report.count(group))]
    return " · ".join((orders, *groups))


def _row(line: ReportLine) -> tuple[str, ...]:
    return (
        displayable(line.name, _LONGEST_NAME),
        status_title(line.status, line.status_word),
        dates.date(line.expires_at) if line.expires_at else "–",
        str(line.days) if line.days is not None else "–",
        dates.date(line.covered_until) if line.covered_until else "–",
    )
