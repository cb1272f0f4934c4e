"""Kinds of dealings and the codebooks they map to."""
