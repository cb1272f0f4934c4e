"""Bytes to clean, dated text: one module a format; boilerplate, headline, byline, dateline; copies."""
