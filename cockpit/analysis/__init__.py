"""Numbers without a database: facts, the shared rules, and how a figure is measured."""
