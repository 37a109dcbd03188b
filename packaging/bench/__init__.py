"""Measures CertDesk: how fast it starts, filters, saves and fills, and how much memory it takes."""
