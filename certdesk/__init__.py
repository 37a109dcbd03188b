"""CertDesk: a desktop program for webmasters who look after their clients' TLS certificates."""

__version__ = "0.1.0"
