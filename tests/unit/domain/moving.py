"""Certificates that are moved, and what is said of them, for tests."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from certdesk.domain.handovers import Handover
from certdesk.domain.holdings import Holding, HoldingId
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.notices import Confidence, Evidence, Finding, MailPlace, Suspect, Suspicion, Witness

NOW = datetime(2026, 11, 20, 13, 40, tzinfo=UTC)
TODAY = NOW.date()


def day(after: int) -> date:
    """The day that many days from now."""
    return TODAY + timedelta(days=after)


def holding(name: str = "clinic.example", fingerprint: str = "", left: int | None = None, **facts: object) -> Holding:
    """A certificate that ends `left` days from now at noon; its ID tells it from every other in a test."""
    end = None if left is None else datetime.combine(day(left), time(12), UTC)
    id_ = HoldingId(f"{name}/{fingerprint}/{left}")
    known = Holding(id_, name, (name,), fingerprint=fingerprint, ends_at=end)
    return replace(known, **facts)  # type: ignore[arg-type]  # fields by name


def moved(
    number: str = "40127763", plan: MovePlan | None = MovePlan.CLIENT, left: int | None = 60, **facts: object
) -> Moved:
    """A certificate of a client that was found and planned."""
    whose = str(facts.pop("client", "Tidewater Dental"))
    name = str(facts.pop("name", "clinic.example"))
    return Moved(holding(name, left=left, client=whose), number=number, plan=plan, **facts)  # type: ignore[arg-type]  # fields by name


def sent(days_ago: int, client: str = "Tidewater Dental") -> Handover:
    """A hand-over that was sent so many days ago."""
    at = NOW - timedelta(days=days_ago)
    return Handover(client, prepared_at=at, sent_at=at)


def said(number: str, days_ago: int = 0, mail: str = "", witness: Witness = Witness.NOTICE, **facts: object) -> Finding:
    """A number from a mail with that ID, or from somebody else."""
    at = NOW - timedelta(days=days_ago)
    place = MailPlace("notice.eml", message_id=mail or f"<{number}.{days_ago}@x>", sent_at=at)
    evidence = Evidence(place, 1, f"Customer number: {number}") if witness is Witness.NOTICE else None
    return Finding(number, witness, Confidence.STATED, at, evidence=evidence, **facts)  # type: ignore[arg-type]  # fields by name


DOUBT = (Suspect(Suspicion.SENDER_ELSEWHERE, "elsewhere.example"),)

names = st.sampled_from(["a.example", "b.example", "*.c.example"])
fingerprints = st.sampled_from(["", "f1", "f2", "f3"])
lefts = st.sampled_from([None, -40, -1, 5, 80, 190])
holdings = st.builds(holding, names, fingerprints, lefts, client=st.sampled_from(["", "A", "B"]))
numbers = st.sampled_from(["", "1", "02", "2"])
plans = st.sampled_from([None, *MovePlan])
all_moved = st.builds(
    Moved,
    holdings,
    numbers,
    st.booleans(),
    st.sampled_from([None, NOW - timedelta(days=20), NOW - timedelta(days=1)]),
    plans,
    st.booleans(),
)
