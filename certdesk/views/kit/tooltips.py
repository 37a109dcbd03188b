"""Tooltips for text that may hold markup."""

from html import escape

from PySide6.QtWidgets import QWidget


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """Show the text as it is: Qt would otherwise guess from a `<` whether to read it as HTML."""
    widget.setToolTip(f"<span>{escape(text)}</span>" if "<" in text else text)
