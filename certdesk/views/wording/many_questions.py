"""The words of questions that several signing requests ask alike."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.judging import Choice
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.many_csrs.lines import Question
from certdesk.views.wording.many_csrs import verdict_words


def asked_of_many(question: Question) -> str:
    """Return a question that several requests ask alike."""
    translate = QCoreApplication.translate
    count = len(question.lines)
    words = {
        MessageKey.SAN_REMOVED: translate(
            "ManyCsrs", "%n CSRs leave names out that their certificates have", None, count
        ),
        MessageKey.SAN_ADDED: translate(
            "ManyCsrs", "%n CSRs bring names that their certificates do not have", None, count
        ),
        MessageKey.KEY_SAME: translate("ManyCsrs", "%n CSRs use the key of the present certificate", None, count),
        MessageKey.KEY_CURVE_ASKED: translate("ManyCsrs", "%n CSRs have a P-521 key, which many refuse", None, count),
        MessageKey.CSR_NAMELESS: translate("ManyCsrs", "%n CSRs ask for no names", None, count),
        MessageKey.CN_WILDCARD: translate("ManyCsrs", "%n CSRs and their orders differ by a wildcard", None, count),
    }
    text = words.get(question.message)
    if text is not None:
        return text
    asked = translate("ManyCsrs", "%n CSRs: {question}", None, count)
    return asked.replace("{question}", verdict_words(question.verdict).title)


def choice_for_all(choice: Choice) -> str:
    """Return what the button says that gives one answer for all."""
    translate = QCoreApplication.translate
    words = {
        Choice.KEEP: translate("ManyCsrs", "Keep the names of all"),
        Choice.DROP: translate("ManyCsrs", "Drop them"),
        Choice.ADD: translate("ManyCsrs", "Add them"),
        Choice.LEAVE_OUT: translate("ManyCsrs", "Leave them out"),
        Choice.KEEP_KEY: translate("ManyCsrs", "Keep the keys"),
        Choice.USE: translate("ManyCsrs", "Use them as they are"),
    }
    return words[choice]
