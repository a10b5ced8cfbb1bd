"""The plan: targets cascaded, plan against fact, goals, and what is needed this week."""
