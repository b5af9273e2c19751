"""Checks of the corpus: one rule a module, every finding a ``Problem``."""
