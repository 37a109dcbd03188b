"""Files with a private key in them."""
