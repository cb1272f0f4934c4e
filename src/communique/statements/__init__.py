"""From sentences to statements: triggers, arguments, attribution, status, assembly."""
