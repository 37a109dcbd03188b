"""The practice registrar: the provider whose ISO accounts go away, with its customer accounts and its assistance."""
