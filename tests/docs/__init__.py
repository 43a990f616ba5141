"""The documents keep to what they describe."""
