"""Benchmarks: the archive beside its peers, on the same input and the same machine."""
