"""The style of what is pressed and typed in: buttons, fields, and lists that drop down."""

from certdesk.views.theme.rules import line, rule
from certdesk.views.theme.tokens import HEIGHT, RADIUS, Tokens


def button_rules(t: Tokens) -> list[str]:
    """`QPushButton` is secondary unless it says otherwise, so platform dialogs look right as well."""
    return [
        rule(
            "QPushButton",
            background=t.bg_raised,
            color=t.text_1,
            border=line(t.line_strong),
            border_radius=RADIUS.sm,
            padding="0 12px",
            min_height=HEIGHT.button - 2,
        ),
        rule('QPushButton[size="large"]', min_height=HEIGHT.button_large - 2, padding="0 20px"),
        rule("QPushButton:hover", background=t.bg_hover),
        rule("QPushButton:pressed, QPushButton:open", background=t.line_subtle),
        rule("QPushButton:focus", border=line(t.focus, 2), padding="0 11px", min_height=HEIGHT.button - 4),
        rule("QPushButton:disabled", background=t.bg_hover, color=t.text_disabled, border=line(t.line_subtle)),
        *_filled("primary", t.accent, t.accent_hover, t.accent_pressed, t.accent_on),
        *_filled("destructive", t.danger_fill, t.red.text, t.red.text, t.danger_on),
        rule('QPushButton[kind="danger"]', color=t.red.text),
        rule('QPushButton[kind="danger"]:disabled', color=t.text_disabled),
        *_ghost('QPushButton[kind="ghost"]', t),
        *_ghost('QToolButton[kind="icon"]', t),
        rule('QPushButton[kind="link"]', background="transparent", border="none", padding=0, min_height=0),
        # Our own buttons paint the ring themselves, and only when the keyboard brought the focus.
        rule("Button:focus", border=line(t.line_strong), padding="0 12px", min_height=HEIGHT.button - 2),
    ]


def _filled(kind: str, fill: str, hover: str, pressed: str, on: str) -> list[str]:
    selector = f'QPushButton[kind="{kind}"]'
    enabled = f"{selector}:enabled"
    return [
        rule(enabled, background=fill, color=on, border=line(fill)),
        rule(f"{enabled}:hover", background=hover, border=line(hover)),
        rule(f"{enabled}:pressed", background=pressed, border=line(pressed)),
    ]


def _ghost(selector: str, t: Tokens) -> list[str]:
    return [
        rule(selector, background="transparent", border="1px solid transparent", border_radius=RADIUS.sm),
        rule(f"{selector}:hover", background=t.bg_hover),
        rule(f"{selector}:pressed, {selector}:open, {selector}:checked", background=t.line_subtle),
        rule(f"{selector}:disabled", background="transparent"),
        rule(f"{selector}::menu-indicator", image="none", width=0),
    ]


def field_rules(t: Tokens) -> list[str]:
    """Fields of every kind stand at one height, and show the focus by their border."""
    plain = "QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QDateTimeEdit"
    focused = ", ".join(f"{name}:focus" for name in plain.split(", "))
    disabled = ", ".join(f"{name}:disabled" for name in plain.split(", "))
    least = HEIGHT.field - 2
    return [
        rule(
            plain,
            background=t.bg_surface,
            color=t.text_1,
            border=line(t.border_control),
            border_radius=RADIUS.sm,
            placeholder_text_color=t.text_3,
            selection_background_color=t.accent,
            selection_color=t.accent_on,
        ),
        rule("QLineEdit, QSpinBox, QDateEdit, QDateTimeEdit", padding="2px 10px", min_height=least - 4),
        rule("QPlainTextEdit, QTextEdit", padding="6px 8px"),
        rule(focused, border=line(t.focus, 2)),
        rule(
            "QLineEdit:focus, QSpinBox:focus, QDateEdit:focus, QDateTimeEdit:focus",
            padding="1px 9px",
            min_height=least - 4,
        ),
        rule("QPlainTextEdit:focus, QTextEdit:focus", padding="5px 7px"),
        rule(
            "QSpinBox::up-button, QSpinBox::down-button, QDateEdit::up-button, QDateEdit::down-button",
            width=0,
            border="none",
            subcontrol_origin="content",
        ),
        *_field_kinds(t),
        *_drop_downs(t),
        rule(disabled, background=t.bg_window, color=t.text_disabled, border=line(t.line_subtle)),
        rule("QLineEdit[bare]", background="transparent", border="none", padding=0, min_height=0),
        rule("QLineEdit[bare]:focus", border="none", padding=0, min_height=0),
        rule('QLineEdit[large="true"]', border_radius=RADIUS.md, padding="0 17px", min_height=58),
        rule('QLineEdit[large="true"]:focus', padding="0 16px", min_height=56),
    ]


def _field_kinds(t: Tokens) -> list[str]:
    """Fields that show a paper, that stand back, and that have a problem."""
    return [
        rule('QTextEdit[paper="true"]', padding=0, border=line(t.line_subtle), border_radius=RADIUS.md),
        rule('QTextEdit[paper="true"]:focus', padding=0, border=line(t.focus, 2)),
        rule('QLineEdit[quiet="true"]', border=line(t.line_strong)),
        rule('QLineEdit[quiet="true"]:focus', border=line(t.focus, 2)),
        rule('QLineEdit[problem="true"], QDateEdit[problem="true"]', border=line(t.red.solid)),
        rule('QLineEdit[problem="true"]:focus, QDateEdit[problem="true"]:focus', border=line(t.red.solid, 2)),
        rule('QPlainTextEdit[problem="true"]', border=line(t.red.solid)),
        rule('QPlainTextEdit[problem="true"]:focus', border=line(t.red.solid, 2)),
    ]


def _drop_downs(t: Tokens) -> list[str]:
    return [
        rule(
            "QComboBox",
            background=t.bg_raised,
            color=t.text_1,
            border=line(t.line_strong),
            border_radius=RADIUS.sm,
            padding="2px 10px",
            min_height=HEIGHT.field - 6,
        ),
        rule("QComboBox:hover", background=t.bg_hover),
        rule("QComboBox:focus", border=line(t.focus, 2), padding="1px 9px", min_height=HEIGHT.field - 6),
        rule("QComboBox:disabled", color=t.text_disabled, background=t.bg_hover),
        rule("QComboBox::drop-down", border="none", width=22),
        rule("QComboBox::down-arrow", image="none", width=0),
    ]
