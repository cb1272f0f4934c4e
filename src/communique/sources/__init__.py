"""Bytes in: files, folders, archives, JSON Lines and standard input, bounded and in a fixed order."""
