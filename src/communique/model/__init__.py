"""The domain's records: frozen, typed values without input, output or any language library."""
