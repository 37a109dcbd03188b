"""Revocation lists and OCSP answers."""
