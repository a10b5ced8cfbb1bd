"""Before a journey: the coming days checked, shown in both zones, and put on paper."""
