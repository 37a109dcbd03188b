"""The DigiCert account of the practice world, and the services that can be linked to it [S1]."""
