"""Real X.509: the one door to the cryptography package."""
