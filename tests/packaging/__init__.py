"""The set-up commands: what they say and when they set up anew."""
