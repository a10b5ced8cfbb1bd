"""What needs the manager: the list of deals at risk and what to do about each."""
