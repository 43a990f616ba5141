"""A plain text: what each passage of it is, and what it says of itself."""
