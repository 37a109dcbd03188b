"""Tests of the theme and of the small widgets."""
