"""Thin faces: the command line and the Python interface."""
