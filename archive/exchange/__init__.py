"""The archive as data, for other programs."""
