"""Twelve and more reports that ship with the package: written by the founders, on public events, outlets invented."""
