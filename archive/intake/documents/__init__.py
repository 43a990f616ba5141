"""Documents of other kinds, each read by the library that knows it."""
