"""Tests of the sheets of the book."""
