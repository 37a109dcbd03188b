"""The orders pane: the list on the left, the details on the right."""
