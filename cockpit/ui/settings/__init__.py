"""The settings page: sections on the left, forms and tables on the right."""
