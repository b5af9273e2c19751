"""How good and how fast the search is, measured beside what one would take instead."""
