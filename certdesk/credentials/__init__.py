"""Secrets and the key that wraps them: the one door to keyring."""
