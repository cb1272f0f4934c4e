"""The store of all that was read, and what follows from it."""
