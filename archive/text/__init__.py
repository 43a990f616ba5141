"""Helpers for plain text: folding, escaping, guessing what was meant. They know no records."""
