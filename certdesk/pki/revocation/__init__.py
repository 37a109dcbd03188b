"""What an authority says of the certificates it signed: revocation lists and OCSP answers."""
