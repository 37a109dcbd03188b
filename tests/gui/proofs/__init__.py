"""The sheet in which names are proved, found and worked by object name."""
