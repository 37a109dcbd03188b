"""The sheet in which a mail to OpenSRS Support is prepared."""
