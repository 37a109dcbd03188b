"""Measures CertDesk: how fast it starts, filters, saves, fills, issues and answers, and how much memory it takes."""
