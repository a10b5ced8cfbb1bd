"""Questions: plain SQL in, frozen rows out."""
