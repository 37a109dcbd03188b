"""The window of a practice service: signing in, its home page, and the Admin profile [S1]."""
