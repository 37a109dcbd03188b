"""What could not be done on a page of the wizard is said in its place, and for as long as it is so."""

import pytest
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from certdesk.views.migration.problem import ProblemBanner
from certdesk.views.theme.appearance import Appearance


@pytest.fixture
def banner(appearance: Appearance, qtbot: QtBot) -> ProblemBanner:
    made = ProblemBanner("problem")
    qtbot.addWidget(made)
    return made


def test_a_problem_is_shown_until_there_is_none(banner: ProblemBanner) -> None:
    seen = [banner.isVisible()]
    for problem in (CertDeskError(MessageKey.MIGRATION_GONE), None):
        banner.render_problem(problem)
        seen.append(banner.isVisible())
    assert seen == [False, True, False]


def test_another_problem_takes_the_place_of_the_one_before(banner: ProblemBanner) -> None:
    told = []
    for key in (MessageKey.MIGRATION_GONE, MessageKey.ISO_NOTFOUND):
        banner.render_problem(CertDeskError(key))
        told.append(banner.accessibleName())
    assert told == ["This migration is not here any more", "No account found yet"]
