"""Whatever stands in a text or a record: no error, no loss, no endless time."""
