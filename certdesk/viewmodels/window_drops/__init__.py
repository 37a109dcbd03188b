"""Signing requests that were dropped anywhere on the window: what they are, and which order they are for."""
