"""Tests on the five seed articles, beside the annotation that people made of them."""
