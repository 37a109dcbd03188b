"""The download sheet."""
