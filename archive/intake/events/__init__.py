"""What reports tell of: events, accounts, answers, shared wording; proposed, never decided."""
