"""The details of one order: header, validity rule, and the four tabs."""
