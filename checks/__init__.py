"""The project's own checks: format, lint, types, import contracts, tests, documentation, quality gate."""
