"""Large charts that can be pointed at, walked and zoomed; the charting library is only here."""
