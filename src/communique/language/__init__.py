"""Tokens, sentences, names, coreference, time, quantities, sayings and cue scopes of a text."""
