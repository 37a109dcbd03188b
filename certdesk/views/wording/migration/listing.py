"""The words of the list of migrations."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.migration import Migration, placed, steps_of
from certdesk.views.wording import dates
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.migration.frame import shown_name, step_words
from certdesk.views.wording.migration.who import situation_words


def lead() -> str:
    """Return what the list is for."""
    return QCoreApplication.translate("Migration", "Each one is kept where you left it, on this computer.")


def standing_words(migration: Migration) -> str:
    """Return whose move it is, where it stands, and when it was saved."""
    translate = QCoreApplication.translate
    at = placed(migration)
    saved = translate("Migration", "saved {date}").format(date=dates.date_and_time(migration.saved_at))
    if at.situation is None:
        return f"{translate('Migration', 'Not begun yet')} · {saved}"
    steps = steps_of(at.situation)
    step = steps.index(at.step)
    where = translate("Migration", "Step {step} of {count}: {words}").format(
        step=step + 1, count=len(steps), words=step_words(steps)[step]
    )
    return f"{situation_words(at.situation).title} · {where} · {saved}"


def archived_words(migration: Migration) -> str:
    """Return when a migration was put away."""
    if migration.archived_at is None:
        return ""
    when = dates.date(migration.archived_at)
    return QCoreApplication.translate("Migration", "Put away {date}").format(date=when)


def remove_words(name: str) -> Words:
    """Return what is asked before a migration is forgotten."""
    translate = QCoreApplication.translate
    return Words(
        translate("Migration", "Remove {name}?").format(name=shown_name(name)),
        translate(
            "Migration",
            "Everything that was found and planned in it goes too. Files that you saved and mails that you sent stay.",
        ),
    )


def put_away_words(name: str) -> str:
    """Return what is said once a migration is put away."""
    return QCoreApplication.translate("Migration", "{name} is put away").format(name=shown_name(name))


def removed_words(name: str) -> str:
    """Return what is said once a migration is forgotten."""
    return QCoreApplication.translate("Migration", "{name} was removed").format(name=shown_name(name))
