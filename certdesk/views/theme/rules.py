"""Rules of a style sheet as text."""


def rule(selector: str, **declarations: str | int) -> str:
    """Return one rule; `border_radius=6` becomes `border-radius: 6px`."""
    body = " ".join(
        f"{name.replace('_', '-')}: {value}{'px' if isinstance(value, int) and value else ''};"
        for name, value in declarations.items()
    )
    return f"{selector} {{ {body} }}"


def line(colour: str, width: int = 1) -> str:
    """Return what draws a line, `width` pixels wide."""
    return f"{width}px solid {colour}"
