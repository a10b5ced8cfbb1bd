"""How Cockpit is built, as tests."""
