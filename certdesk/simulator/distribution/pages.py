"""The pages behind the links of validation mails. Like those mails, they are the practice CA's own words."""

from collections.abc import Sequence
from html import escape

from certdesk.domain.text import displayable

_FRAME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ max-width: 34rem; margin: 4rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }}
button {{ font: inherit; padding: .5rem 1rem; }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
<p><small>CertDesk Practice. This page comes from your own computer.</small></p>
</body>
</html>
"""


def question(names: Sequence[str]) -> bytes:
    """Return the page that asks whoever followed a link to approve these names."""
    button = '<form method="post"><button type="submit">Approve</button></form>'
    text = "<p>Somebody asked for a certificate with these names. If you approve, it can be issued.</p>"
    return _page("Approve these names?", f"{text}\n{_listed(names)}\n{button}")


def thanks(names: Sequence[str]) -> bytes:
    """Return the page that says that these names are proved."""
    return _page("Approved", f"<p>Control over these names is proved. You can close this page.</p>\n{_listed(names)}")


def dead_end() -> bytes:
    """Return the page behind a link that leads nowhere."""
    return _page(
        "This link leads nowhere", "<p>It was used already, is older than thirty days, or was not copied whole.</p>"
    )


def _listed(names: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(displayable(name))}</li>" for name in names) + "</ul>"


def _page(title: str, body: str) -> bytes:
    return _FRAME.format(title=title, body=body).encode("utf-8")
