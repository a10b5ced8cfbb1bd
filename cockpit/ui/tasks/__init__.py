"""The three panels of the day, and the page of all tasks and the plan."""
