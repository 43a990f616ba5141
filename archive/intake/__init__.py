"""The way in: documents to drafts of records, and proposals that a person decides on."""
