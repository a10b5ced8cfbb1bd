"""The whole window, page by page, looked at by a machine."""
