"""Import: from any file to drafts, and from drafts to rows."""
