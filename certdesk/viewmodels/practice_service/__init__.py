"""The window of a practice service: what it shows, and what the user does there [S1]."""
