"""What was done to certificates of a migration, in words, where it can be taken back."""

from PySide6.QtCore import QCoreApplication

from certdesk.viewmodels.migration.opened import Changed, Undoable
from certdesk.views.wording import dates


def done_words(undoable: Undoable) -> str:
    """Return what was done, with how many certificates it was done to."""
    translate, count = QCoreApplication.translate, undoable.count
    added = translate("Migration", "%n certificate(s) added", None, count)
    told = translate("Migration", "More is known of %n certificate(s)", None, count)
    words = {
        Changed.ADDED: added if undoable.has_added else told,
        Changed.TAKEN_OUT: translate("Migration", "%n certificate(s) taken out", None, count),
        Changed.NOTICES_READ: translate("Migration", "Notices told something of %n certificate(s)", None, count),
        Changed.NUMBER_TAKEN: translate("Migration", "Customer number kept for %n certificate(s)", None, count),
        Changed.NUMBER_CHOSEN: translate("Migration", "Customer number chosen for %n certificate(s)", None, count),
        Changed.NUMBER_TAKEN_BACK: translate(
            "Migration", "Customer number taken back from %n certificate(s)", None, count
        ),
        Changed.VOUCHED: translate("Migration", "The notice counts for %n certificate(s)", None, count),
        Changed.DOUBTED: translate("Migration", "The notice counts no more for %n certificate(s)", None, count),
        Changed.ASKED: translate("Migration", "Noted that you asked about %n certificate(s)", None, count),
        Changed.NOT_ASKED: translate("Migration", "Noted that you did not ask about %n certificate(s)", None, count),
        Changed.CLIENT_SET: translate("Migration", "Client set for %n certificate(s)", None, count),
        Changed.PLANNED: translate("Migration", "Plan set for %n certificate(s)", None, count),
    }[undoable.what]
    return dates.plural(words, count)
