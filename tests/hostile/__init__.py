"""Untrusted text in every field: shown as it is, and nothing more."""
