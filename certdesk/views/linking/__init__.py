"""The wizard that links services to a DigiCert account: its page, its steps, and what becomes of them."""
