"""An order's activity as a document to save."""

from certdesk.viewmodels.orders.details_props import Page
from certdesk.views.saving import Document
from certdesk.views.wording.activity import as_text

_LONGEST_NAME = 80


def activity_document(page: Page) -> Document:
    """Return the activity of `page`'s order. The proposed name holds letters, digits, dashes and underscores only."""
    kept = "".join(character if character.isalnum() else "_" for character in page.header.name[:_LONGEST_NAME])
    text = as_text(page.header.shown_name, page.activity, page.fields.method)
    return Document(f"{kept.strip('_') or 'order'}-activity.txt", text.encode())
