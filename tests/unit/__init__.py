"""Tests of single modules: fast, and without a build."""
