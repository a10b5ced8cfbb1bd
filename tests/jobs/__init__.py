"""Jobs: work of many steps with files."""
