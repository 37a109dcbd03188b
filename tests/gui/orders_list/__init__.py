"""Tests of the order list's widgets."""
