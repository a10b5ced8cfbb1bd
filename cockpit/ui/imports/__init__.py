"""The import page: files in, what will happen, one step that can be taken back."""
