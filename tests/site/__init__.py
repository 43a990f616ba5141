"""Tests of what is published: pages, links, rights, data, and every engine."""
