"""The morning brief: worked through by keyboard before the day starts."""
