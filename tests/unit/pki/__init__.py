"""Certificates, keys and files: made here, judged by readers from outside."""
