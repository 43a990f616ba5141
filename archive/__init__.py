"""Cuttings: a generator of static, searchable archives of press articles."""

__version__ = "0.1.0"
