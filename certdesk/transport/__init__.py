"""Outbound requests: the one door to requests and to dnspython. Nothing is asked that the user did not ask for."""
