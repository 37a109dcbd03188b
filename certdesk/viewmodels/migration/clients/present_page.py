"""What a service answered, on the page that is shown by then."""

from dataclasses import replace

from certdesk.services.api import MigrationView
from certdesk.viewmodels.migration.opened import OpenMigration


def on_present_page(answered: MigrationView, open_: OpenMigration) -> MigrationView:
    """Return `answered` with the page that is shown: the user may have gone on while it was on its way."""
    shown = open_.view
    if shown is None or shown.migration.id != answered.migration.id:
        return answered
    return replace(answered, migration=replace(answered.migration, step=shown.migration.step))
