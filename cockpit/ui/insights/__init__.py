"""The insights page: each figure with its past, its groups and exactly the rows behind it."""
