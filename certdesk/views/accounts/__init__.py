"""The accounts pane: the DigiCert account, its services, and what can be done with each."""
