"""The files a certificate can be downloaded as, and reading them back."""
