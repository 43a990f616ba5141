"""Names in reports that no record has: new entities, other forms of known ones."""
