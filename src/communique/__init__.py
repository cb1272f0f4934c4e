"""communique: the sourced record of how states deal with one another."""
