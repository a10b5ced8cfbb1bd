"""The KPI log on screen: open signals, the whole log, the report of a period, the rules."""
