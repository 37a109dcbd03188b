"""The Orders place: the list of the book, and the details of one order."""
