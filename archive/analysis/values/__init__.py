"""Typed values read out of quoted words: counts and dates, each with how it was read."""
