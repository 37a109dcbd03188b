"""What CertDesk talks about: frozen records and pure functions. Imports nothing but Python."""
