"""The one style sheet of the program, generated from tokens.

Widgets choose a variant by a dynamic property (`kind`, `ink`, `surface`, `tone`, `problem`). The sheet names
no font: sizes and weights are set with `setFont`, and a sheet that names one would overrule them.
"""

from certdesk.views.theme.tokens import HEIGHT, RADIUS, Ground, Ink, Tokens, ToneName


def style_sheet(tokens: Tokens) -> str:
    """The whole sheet for one theme."""
    parts = (_text, _surfaces, _buttons, _fields, _menus, _tabs, _scroll_bars, _lists)
    return "\n".join(rule for part in parts for rule in part(tokens))


def _rule(selector: str, **declarations: str | int) -> str:
    """One rule; `border_radius=6` becomes `border-radius: 6px`."""
    body = " ".join(
        f"{name.replace('_', '-')}: {value}{'px' if isinstance(value, int) and value else ''};"
        for name, value in declarations.items()
    )
    return f"{selector} {{ {body} }}"


def _line(colour: str, width: int = 1) -> str:
    return f"{width}px solid {colour}"


def _text(t: Tokens) -> list[str]:
    inks = [_rule(f'PlainLabel[ink="{ink}"]', color=t.ink(ink)) for ink in Ink]
    return [*inks, _rule("PlainLabel:disabled", color=t.text_disabled)]


def _surfaces(t: Tokens) -> list[str]:
    return [
        *(_rule(f'QWidget[surface="{ground}"]', background=t.ground(ground)) for ground in Ground),
        _rule("QSplitter::handle", background=t.line_subtle),
        _rule("QSplitter::handle:horizontal", width=1),
        _rule("QSplitter::handle:vertical", height=1),
        _rule("QScrollArea, QScrollArea > QWidget > QWidget#content", background="transparent", border="none"),
        _rule(
            "QToolTip",
            background=t.bg_raised,
            color=t.text_1,
            border=_line(t.line_strong),
            padding="4px 6px",
        ),
    ]


def _buttons(t: Tokens) -> list[str]:
    """`QPushButton` is secondary unless it says otherwise, so platform dialogs look right as well."""
    return [
        _rule(
            "QPushButton",
            background=t.bg_raised,
            color=t.text_1,
            border=_line(t.line_strong),
            border_radius=RADIUS.sm,
            padding="0 12px",
            min_height=HEIGHT.button - 2,
        ),
        _rule('QPushButton[size="large"]', min_height=HEIGHT.button_large - 2, padding="0 20px"),
        _rule("QPushButton:hover", background=t.bg_hover),
        _rule("QPushButton:pressed, QPushButton:open", background=t.line_subtle),
        _rule("QPushButton:focus", border=_line(t.focus, 2), padding="0 11px", min_height=HEIGHT.button - 4),
        _rule("QPushButton:disabled", background=t.bg_hover, color=t.text_disabled, border=_line(t.line_subtle)),
        *_filled("primary", t.accent, t.accent_hover, t.accent_pressed, t.accent_on),
        *_filled("destructive", t.danger_fill, t.red.text, t.red.text, t.danger_on),
        _rule('QPushButton[kind="danger"]', color=t.red.text),
        _rule('QPushButton[kind="danger"]:disabled', color=t.text_disabled),
        *_ghost('QPushButton[kind="ghost"]', t),
        *_ghost('QToolButton[kind="icon"]', t),
        _rule('QPushButton[kind="link"]', background="transparent", border="none", padding=0, min_height=0),
        # Our own buttons paint the ring themselves, and only when the keyboard brought the focus.
        _rule("Button:focus", border=_line(t.line_strong), padding="0 12px", min_height=HEIGHT.button - 2),
    ]


def _filled(kind: str, fill: str, hover: str, pressed: str, on: str) -> list[str]:
    selector = f'QPushButton[kind="{kind}"]'
    enabled = f"{selector}:enabled"
    return [
        _rule(enabled, background=fill, color=on, border=_line(fill)),
        _rule(f"{enabled}:hover", background=hover, border=_line(hover)),
        _rule(f"{enabled}:pressed", background=pressed, border=_line(pressed)),
    ]


def _ghost(selector: str, t: Tokens) -> list[str]:
    return [
        _rule(selector, background="transparent", border="1px solid transparent", border_radius=RADIUS.sm),
        _rule(f"{selector}:hover", background=t.bg_hover),
        _rule(f"{selector}:pressed, {selector}:open, {selector}:checked", background=t.line_subtle),
        _rule(f"{selector}:disabled", background="transparent"),
        _rule(f"{selector}::menu-indicator", image="none", width=0),
    ]


def _fields(t: Tokens) -> list[str]:
    plain = "QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QDateTimeEdit"
    focused = ", ".join(f"{name}:focus" for name in plain.split(", "))
    disabled = ", ".join(f"{name}:disabled" for name in plain.split(", "))
    least = HEIGHT.field - 2
    return [
        _rule(
            plain,
            background=t.bg_surface,
            color=t.text_1,
            border=_line(t.border_control),
            border_radius=RADIUS.sm,
            placeholder_text_color=t.text_3,
            selection_background_color=t.accent,
            selection_color=t.accent_on,
        ),
        _rule("QLineEdit, QSpinBox, QDateEdit, QDateTimeEdit", padding="2px 10px", min_height=least - 4),
        _rule("QPlainTextEdit, QTextEdit", padding="6px 8px"),
        _rule(focused, border=_line(t.focus, 2)),
        _rule(
            "QLineEdit:focus, QSpinBox:focus, QDateEdit:focus, QDateTimeEdit:focus",
            padding="1px 9px",
            min_height=least - 4,
        ),
        _rule("QPlainTextEdit:focus, QTextEdit:focus", padding="5px 7px"),
        _rule(
            "QSpinBox::up-button, QSpinBox::down-button, QDateEdit::up-button, QDateEdit::down-button",
            width=0,
            border="none",
            subcontrol_origin="content",
        ),
        *_field_kinds(t),
        *_drop_downs(t),
        _rule(disabled, background=t.bg_window, color=t.text_disabled, border=_line(t.line_subtle)),
        _rule("QLineEdit[bare]", background="transparent", border="none", padding=0, min_height=0),
        _rule("QLineEdit[bare]:focus", border="none", padding=0, min_height=0),
        _rule('QLineEdit[large="true"]', border_radius=RADIUS.md, padding="0 17px", min_height=58),
        _rule('QLineEdit[large="true"]:focus', padding="0 16px", min_height=56),
    ]


def _field_kinds(t: Tokens) -> list[str]:
    """Fields that show a paper, that stand back, and that have a problem."""
    return [
        _rule('QTextEdit[paper="true"]', padding=0, border=_line(t.line_subtle), border_radius=RADIUS.md),
        _rule('QTextEdit[paper="true"]:focus', padding=0, border=_line(t.focus, 2)),
        _rule('QLineEdit[quiet="true"]', border=_line(t.line_strong)),
        _rule('QLineEdit[quiet="true"]:focus', border=_line(t.focus, 2)),
        _rule('QLineEdit[problem="true"], QDateEdit[problem="true"]', border=_line(t.red.solid)),
        _rule('QLineEdit[problem="true"]:focus, QDateEdit[problem="true"]:focus', border=_line(t.red.solid, 2)),
        _rule('QPlainTextEdit[problem="true"]', border=_line(t.red.solid)),
        _rule('QPlainTextEdit[problem="true"]:focus', border=_line(t.red.solid, 2)),
    ]


def _drop_downs(t: Tokens) -> list[str]:
    return [
        _rule(
            "QComboBox",
            background=t.bg_raised,
            color=t.text_1,
            border=_line(t.line_strong),
            border_radius=RADIUS.sm,
            padding="2px 10px",
            min_height=HEIGHT.field - 6,
        ),
        _rule("QComboBox:hover", background=t.bg_hover),
        _rule("QComboBox:focus", border=_line(t.focus, 2), padding="1px 9px", min_height=HEIGHT.field - 6),
        _rule("QComboBox:disabled", color=t.text_disabled, background=t.bg_hover),
        _rule("QComboBox::drop-down", border="none", width=22),
        _rule("QComboBox::down-arrow", image="none", width=0),
    ]


def _menus(t: Tokens) -> list[str]:
    return [
        _rule(
            "QMenu",
            background=t.bg_raised,
            color=t.text_1,
            border=_line(t.line_strong),
            border_radius=RADIUS.md,
            padding=4,
        ),
        _rule("QMenu::item", padding="6px 24px 6px 8px", border_radius=RADIUS.xs, margin="1px 0"),
        _rule("QMenu::item:selected", background=t.bg_selected, color=t.text_1),
        _rule("QMenu::item:disabled", color=t.text_disabled),
        _rule("QMenu::icon", padding_left=8),
        _rule("QMenu::separator", height=1, background=t.line_subtle, margin="4px 8px"),
        _rule("QMenuBar", background=t.bg_window, color=t.text_1),
        _rule("QMenuBar::item", padding="4px 8px", border_radius=RADIUS.xs, background="transparent"),
        _rule("QMenuBar::item:selected", background=t.bg_hover),
    ]


def _tabs(t: Tokens) -> list[str]:
    """For plain `QTabBar`s; the kit's own tab bar paints itself with the same measures."""
    return [
        _rule("QTabWidget::pane", border="none", border_top=_line(t.line_subtle)),
        _rule("QTabBar", background="transparent"),
        _rule(
            "QTabBar::tab",
            background="transparent",
            color=t.text_2,
            padding="8px 0",
            margin_right=22,
            border="none",
            border_bottom="2px solid transparent",
        ),
        _rule("QTabBar::tab:hover", color=t.text_1),
        _rule("QTabBar::tab:selected", color=t.text_1, border_bottom=_line(t.accent, 2)),
    ]


def _scroll_bars(t: Tokens) -> list[str]:
    """Slim and quiet, yet wide enough to catch."""
    handle = "QScrollBar::handle"
    return [
        _rule("QScrollBar", background="transparent", border="none"),
        _rule("QScrollBar:vertical", width=10),
        _rule("QScrollBar:horizontal", height=10),
        _rule(handle, background=t.line_strong, border_radius=3, margin=2),
        _rule(f"{handle}:vertical", min_height=32),
        _rule(f"{handle}:horizontal", min_width=32),
        _rule(f"{handle}:hover, {handle}:pressed", background=t.border_control),
        _rule("QScrollBar::add-line, QScrollBar::sub-line", width=0, height=0, border="none"),
        _rule("QScrollBar::add-page, QScrollBar::sub-page", background="transparent"),
    ]


def _lists(t: Tokens) -> list[str]:
    return [
        _rule("QAbstractItemView", background="transparent", border="none", outline="none"),
        _rule("QAbstractItemView", selection_background_color=t.bg_selected, selection_color=t.text_1),
        _rule(
            'QTableView[framed="true"], QListView[framed="true"]',
            background=t.bg_surface,
            border=_line(t.line_subtle),
            border_radius=RADIUS.md,
        ),
        _rule('QTableView[framed="true"]::item', padding="0 12px"),
        _rule('QListView[popup="true"]', background=t.bg_raised, border=_line(t.line_strong), padding=4),
        _rule("QComboBox QAbstractItemView", background=t.bg_raised, border=_line(t.line_strong), padding=4),
        _rule(
            "QHeaderView::section",
            background="transparent",
            color=t.text_3,
            border="none",
            border_bottom=_line(t.line_subtle),
            padding="8px 12px",
        ),
        _rule("QProgressBar", background=t.bg_hover, border="none", border_radius=2, max_height=4),
        _rule("QProgressBar::chunk", background=t.petrol.solid, border_radius=2),
        *(
            _rule(f'QFrame[tone="{name}"]', background=t.tone(name).soft, border=_line(t.tone(name).line))
            for name in ToneName
        ),
    ]
