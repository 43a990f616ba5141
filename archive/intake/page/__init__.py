"""A saved page of the web, alone or in a web archive: its report, and what it says of itself."""
