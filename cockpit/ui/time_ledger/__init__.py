"""Where the manager's time goes: one keystroke starts a category, a panel shows the hours."""
