"""Proposals as files, and what people decide on them."""
