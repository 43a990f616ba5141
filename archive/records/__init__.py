"""What people write: records, read from located YAML, checked as one archive."""
