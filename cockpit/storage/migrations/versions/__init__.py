"""One module a step; its number is the file's version after it."""
