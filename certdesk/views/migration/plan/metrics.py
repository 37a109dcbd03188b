"""Fonts and measures of the table of plans, which follow the interface font, and what its columns need."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect

from certdesk.domain.move_plans import MovePlan, MoveState
from certdesk.views.kit.measured import Face
from certdesk.views.kit.scaling import scaled
from certdesk.views.migration.plan.model import SORT_KEYS, Column
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import plan as words
from certdesk.views.wording.migration import plans
from certdesk.views.wording.migration.plan_tools import sort_words

INSET: Final = 12
GAP: Final = 6
LINE_GAP: Final = 2
CHEVRON: Final = 14
CHECK_WIDTH: Final = 46
_ROW: Final = 48
_ROOM: Final = 7
_SELECT: Final = 28
_SELECT_PAD: Final = 9
_LEAST_ICON: Final = 15
_LEAST_NAME: Final = 190
_A_NUMBER: Final = "0000000000"
_MOST_OF_PLAN: Final = 0.46


@dataclass(frozen=True, slots=True)
class PlanMetrics:
    """The type of a row, and the sizes that follow from it.

    Where there is no room for all columns, account and how it is known stand `below` the name, in that many lines, and
    the state below the plan. 0 lines: each has its column.
    """

    name: Face
    plain: Face
    due: Face
    code: Face
    plan: Face
    state: Face
    heading: Face

    @property
    def icon(self) -> int:
        """The side of an icon, which grows with its words."""
        return max(_LEAST_ICON, self.plain.height - 1)

    @property
    def select_height(self) -> int:
        """How high the part of the plan that looks like a field is."""
        return max(_SELECT, self.plan.height + 12)

    def row_height(self, below: int) -> int:
        """How high a row is."""
        field = self.select_height + (GAP + self.state.height if below else 0)
        return max(_ROW, self.lines_height(below) + 2 * _ROOM, field + 2 * _ROOM)

    def lines_height(self, below: int) -> int:
        """How high the name is with what stands below it."""
        return self.name.height + (1 + below) * (LINE_GAP + self.plain.height)

    def below(self, widths: Mapping[Column, int]) -> int:
        """How many lines account and how it is known need below the name, in columns of these widths."""
        if Column.STATE in widths:
            return 0
        wanted = self._content(Column.ACCOUNT) - INSET + self._content(Column.KNOWN) - INSET
        return 1 if wanted <= widths[Column.CERTIFICATE] else 2

    def widths(self, room: int) -> dict[Column, int]:
        """Return how wide each column is in `room` pixels; those that find no place are left out."""
        others: dict[Column, int] = {each: self._wanted(each) for each in SORT_KEYS if each is not Column.CERTIFICATE}
        left = room - CHECK_WIDTH - sum(others.values())
        if left >= scaled(_LEAST_NAME):
            return {Column.CHECK: CHECK_WIDTH, Column.CERTIFICATE: left, **others}
        plan = min(others[Column.PLAN], round((room - CHECK_WIDTH) * _MOST_OF_PLAN))
        return {
            Column.CHECK: CHECK_WIDTH,
            Column.CERTIFICATE: max(1, room - CHECK_WIDTH - plan),
            Column.PLAN: plan,
        }

    def select_place(self, cell: QRect, below: int) -> QRect:
        """Return where in its cell the field of the plan stands, as if the script ran left to right."""
        height = self.select_height
        block = height + GAP + self.state.height if below else height
        top = cell.top() + (cell.height() - block) // 2
        return QRect(cell.left() + INSET, top, cell.width() - INSET - GAP, height)

    def select_room(self, width: int) -> int:
        """Return what the words of a plan have of a field that wide."""
        return width - 2 * _SELECT_PAD - self.icon - CHEVRON - 2 * GAP

    def _wanted(self, column: Column) -> int:
        heading = 2 * INSET + self.heading.width(sort_words(SORT_KEYS[column])) + GAP + CHEVRON
        return max(heading, self._content(column))

    def _content(self, column: Column) -> int:
        marked = INSET + self.icon + GAP + INSET
        match column:
            case Column.ACCOUNT:
                return 2 * INSET + self.code.width(_A_NUMBER)
            case Column.KNOWN:
                return marked + self.plain.width(words.widest_known())
            case Column.PLAN:
                most = max(self.plan.width(plans.plan_words(plan)) for plan in (*MovePlan, None))
                return INSET + 2 * _SELECT_PAD + self.icon + CHEVRON + 3 * GAP + most
            case _:
                return marked + max(self.state.width(words.state_words(state)) for state in MoveState)


SELECT_PAD: Final = _SELECT_PAD


def measured() -> PlanMetrics:
    """Return the measures for the interface font of now."""
    return PlanMetrics(
        name=Face.of(Role.LABEL),
        plain=Face.of(Role.SMALL),
        due=Face.of(Role.SMALL_STRONG),
        code=Face.of(Role.CODE),
        plan=Face.of(Role.SMALL_MEDIUM),
        state=Face.of(Role.SMALL_MEDIUM),
        heading=Face.of(Role.CAPTION),
    )
