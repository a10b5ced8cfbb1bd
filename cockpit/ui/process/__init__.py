"""The running program around the window: one window a folder, the file watched, the care taken."""
