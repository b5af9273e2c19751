"""Boosted trees, read and asked with numpy alone: importing scikit-learn would take a second.

They are grown by scikit-learn's ``HistGradientBoostingClassifier`` (``kulturplan fit``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sklearn.ensemble import HistGradientBoostingClassifier

Floats = NDArray[np.float64]
Integers = NDArray[np.int32]


@dataclass(frozen=True)
class Trees:
    """The nodes of all trees, one after the other; what the trees say is added up.

    At a node (nodes,) the measure numbered ``measure`` is compared with ``limit``: up to it, the
    next node is ``left``, above it ``right``. A leaf leads to itself and is worth ``value``.
    ``roots`` (trees,) are where they start, ``base`` (1,) is what is added to them all.
    """

    measure: Integers
    limit: Floats
    left: Integers
    right: Integers
    value: Floats
    roots: Integers
    base: Floats

    def log_odds(self, measures: Sequence[float]) -> float:
        """Return what the trees say of some measures, none of them missing."""
        values = np.asarray(measures, np.float64)
        nodes = self.roots
        for _ in range(self._depth):
            is_left = values[self.measure[nodes]] <= self.limit[nodes]
            nodes = np.where(is_left, self.left[nodes], self.right[nodes])
        return float(self.base[0] + self.value[nodes].sum())

    @cached_property
    def _depth(self) -> int:
        """Return how many steps it takes from the roots to the last leaf."""
        nodes, steps = self.roots, 0
        while True:
            inner = nodes[self.left[nodes] != nodes]
            if not len(inner):
                return steps
            nodes = np.concatenate([self.left[inner], self.right[inner]])
            steps += 1

    @classmethod
    def of(cls, model: HistGradientBoostingClassifier) -> Trees:
        """Return the trees of a fitted classifier of two classes."""
        grown = [tree.nodes for (tree,) in model._predictors]
        sizes = np.cumsum([0, *map(len, grown)])
        nodes = np.concatenate(grown)
        own = np.arange(len(nodes))
        start = np.repeat(sizes[:-1], list(map(len, grown)))
        is_leaf = nodes["is_leaf"].astype(bool)
        return cls(
            np.where(is_leaf, 0, nodes["feature_idx"]).astype(np.int32),
            np.where(is_leaf, 0.0, nodes["num_threshold"]),
            np.where(is_leaf, own, start + nodes["left"]).astype(np.int32),
            np.where(is_leaf, own, start + nodes["right"]).astype(np.int32),
            np.where(is_leaf, nodes["value"], 0.0),
            sizes[:-1].astype(np.int32),
            np.asarray(model._baseline_prediction, np.float64).reshape(-1)[:1],
        )

    @classmethod
    def read(cls, path: Path) -> Trees:
        """Return the trees of a file that ``write`` wrote."""
        with np.load(path) as saved:
            return cls(**{field.name: saved[field.name] for field in fields(cls)})

    def write(self, path: Path) -> None:
        """Write the trees to a file ending in ``.npz``."""
        arrays = {field.name: getattr(self, field.name) for field in fields(self)}
        np.savez_compressed(path, **arrays)
