"""Read-only answers from the record: brief, evidence, exports."""
