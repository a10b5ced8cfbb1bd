"""The page of figures: each with its past, its groups and exactly the rows behind it."""
