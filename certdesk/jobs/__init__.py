"""The door between the GUI thread and everything slow."""
