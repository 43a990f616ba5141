"""The archive shown while it is written: read again after each save, page by page."""
