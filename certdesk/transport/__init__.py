"""Outbound HTTP: the one door to requests. Nothing is fetched that the user did not ask for."""
