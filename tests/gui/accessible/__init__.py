"""Controls as the accessibility tree has them: what it says of them, and what it does to them."""
