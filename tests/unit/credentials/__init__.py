"""The vault key, and the places it is kept."""
