"""The key that wraps the practice CA's own keys, as it is asked for."""

from collections.abc import Callable

VaultKey = Callable[[], bytes]
"""Gives the 32 bytes. Called only when a CA key is needed; what it raises goes to the caller."""
