"""Which words texts share: runs, passages, edits, and how many independent texts there are."""
