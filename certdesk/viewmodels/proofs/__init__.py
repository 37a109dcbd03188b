"""Proving control over the names of an order."""
