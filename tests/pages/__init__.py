"""Saved pages of the web, read as an import reads them."""
