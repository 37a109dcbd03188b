"""The one style sheet of the program, generated from tokens.

Widgets choose a variant by a dynamic property (`kind`, `ink`, `surface`, `tone`, `problem`). The sheet names
no font: sizes and weights are set with `setFont`, and a sheet that names one would overrule them.
"""

from certdesk.views.theme.controls import button_rules, field_rules
from certdesk.views.theme.rules import line, rule
from certdesk.views.theme.tokens import RADIUS, Ground, Ink, Tokens, ToneName


def style_sheet(tokens: Tokens) -> str:
    """The whole sheet for one theme."""
    parts = (_text, _surfaces, button_rules, field_rules, _menus, _tabs, _scroll_bars, _lists)
    return "\n".join(each for part in parts for each in part(tokens))


def _text(t: Tokens) -> list[str]:
    inks = [rule(f'PlainLabel[ink="{ink}"]', color=t.ink(ink)) for ink in Ink]
    return [*inks, rule("PlainLabel:disabled", color=t.text_disabled)]


def _surfaces(t: Tokens) -> list[str]:
    return [
        *(rule(f'QWidget[surface="{ground}"]', background=t.ground(ground)) for ground in Ground),
        rule("QSplitter::handle", background=t.line_subtle),
        rule("QSplitter::handle:horizontal", width=1),
        rule("QSplitter::handle:vertical", height=1),
        rule("QScrollArea, QScrollArea > QWidget > QWidget#content", background="transparent", border="none"),
        rule(
            "QToolTip",
            background=t.bg_raised,
            color=t.text_1,
            border=line(t.line_strong),
            padding="4px 6px",
        ),
    ]


def _menus(t: Tokens) -> list[str]:
    return [
        rule(
            "QMenu",
            background=t.bg_raised,
            color=t.text_1,
            border=line(t.line_strong),
            border_radius=RADIUS.md,
            padding=4,
        ),
        rule("QMenu::item", padding="6px 24px 6px 8px", border_radius=RADIUS.xs, margin="1px 0"),
        rule("QMenu::item:selected", background=t.bg_selected, color=t.text_1),
        rule("QMenu::item:disabled", color=t.text_disabled),
        rule("QMenu::icon", padding_left=8),
        rule("QMenu::separator", height=1, background=t.line_subtle, margin="4px 8px"),
        rule("QMenuBar", background=t.bg_window, color=t.text_1),
        rule("QMenuBar::item", padding="4px 8px", border_radius=RADIUS.xs, background="transparent"),
        rule("QMenuBar::item:selected", background=t.bg_hover),
    ]


def _tabs(t: Tokens) -> list[str]:
    """For plain `QTabBar`s; the kit's own tab bar paints itself with the same measures."""
    return [
        rule("QTabWidget::pane", border="none", border_top=line(t.line_subtle)),
        rule("QTabBar", background="transparent"),
        rule(
            "QTabBar::tab",
            background="transparent",
            color=t.text_2,
            padding="8px 0",
            margin_right=22,
            border="none",
            border_bottom="2px solid transparent",
        ),
        rule("QTabBar::tab:hover", color=t.text_1),
        rule("QTabBar::tab:selected", color=t.text_1, border_bottom=line(t.accent, 2)),
    ]


def _scroll_bars(t: Tokens) -> list[str]:
    """Slim and quiet, yet wide enough to catch."""
    handle = "QScrollBar::handle"
    return [
        rule("QScrollBar", background="transparent", border="none"),
        rule("QScrollBar:vertical", width=10),
        rule("QScrollBar:horizontal", height=10),
        rule(handle, background=t.line_strong, border_radius=3, margin=2),
        rule(f"{handle}:vertical", min_height=32),
        rule(f"{handle}:horizontal", min_width=32),
        rule(f"{handle}:hover, {handle}:pressed", background=t.border_control),
        rule("QScrollBar::add-line, QScrollBar::sub-line", width=0, height=0, border="none"),
        rule("QScrollBar::add-page, QScrollBar::sub-page", background="transparent"),
    ]


def _lists(t: Tokens) -> list[str]:
    return [
        rule("QAbstractItemView", background="transparent", border="none", outline="none"),
        rule("QAbstractItemView", selection_background_color=t.bg_selected, selection_color=t.text_1),
        rule(
            'QTableView[framed="true"], QListView[framed="true"]',
            background=t.bg_surface,
            border=line(t.line_subtle),
            border_radius=RADIUS.md,
        ),
        rule('QTableView[framed="true"]::item', padding="0 12px"),
        rule('QListView[popup="true"]', background=t.bg_raised, border=line(t.line_strong), padding=4),
        rule("QComboBox QAbstractItemView", background=t.bg_raised, border=line(t.line_strong), padding=4),
        rule(
            "QHeaderView::section",
            background="transparent",
            color=t.text_3,
            border="none",
            border_bottom=line(t.line_subtle),
            padding="8px 12px",
        ),
        rule("QProgressBar", background=t.bg_hover, border="none", border_radius=2, max_height=4),
        rule("QProgressBar::chunk", background=t.petrol.solid, border_radius=2),
        *(
            rule(f'QFrame[tone="{name}"]', background=t.tone(name).soft, border=line(t.tone(name).line))
            for name in ToneName
        ),
    ]
