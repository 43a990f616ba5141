"""What follows from records and texts: readings, mentions, findings, backlinks."""
