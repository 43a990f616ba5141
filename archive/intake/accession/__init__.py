"""Taking in: what a draft becomes in the records and in the vault."""
