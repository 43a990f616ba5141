"""The tests: fast ones that never build, then real builds, then pages in a browser."""
