"""Many records, many mistakes at once."""
