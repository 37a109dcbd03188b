"""RSA keys that anybody can break, told by their modulus (BR 6.1.1.3, 6.1.6)."""
