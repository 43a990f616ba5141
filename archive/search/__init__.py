"""The archive as an index in small files, which a browser searches without a server."""
