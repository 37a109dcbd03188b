"""The window around the panes: sidebar, pages, menus, sheets of its own."""
