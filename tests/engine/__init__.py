"""The search engine, asked in Node as a browser asks it, against plain scans in Python."""
