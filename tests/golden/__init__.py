"""Mistakes in content, one readable file each, with the report that they cause."""
