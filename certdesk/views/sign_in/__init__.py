"""The sign-in page: which order, then the access code."""
