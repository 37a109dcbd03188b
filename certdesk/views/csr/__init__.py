"""Handing in a signing request."""
