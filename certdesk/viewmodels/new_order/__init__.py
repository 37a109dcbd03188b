"""Placing a new order: what is filled in, what it comes to, sending it."""
