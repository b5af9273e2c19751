"""What can stop a measurement."""

from __future__ import annotations


class BenchmarkError(Exception):
    """A measurement that cannot be made; the message is for the person, in Swedish."""
