"""The sheets that save files with a private key."""
