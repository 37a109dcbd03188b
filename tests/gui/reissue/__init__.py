"""The reissue page and what the details say of reissues."""
