"""The nouns of sales management, in the standard library alone."""
