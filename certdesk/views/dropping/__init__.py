"""Dropping signing requests on the window and on the rows of the order list."""
