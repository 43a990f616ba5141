"""The archive as pages: plain Markdown and data, published by a site engine."""
