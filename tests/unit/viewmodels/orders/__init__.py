"""Tests of what the order list shows, without widgets."""
