from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from assistant.decide import DECISION, Boosted
from assistant.measures import measures
from assistant.question import interpret
from assistant.trees import Trees
from tests.assistant.conftest import Weigh


@pytest.fixture(scope="module")
def rows() -> np.ndarray:
    return np.random.default_rng(3).random((400, 5))


@pytest.fixture(scope="module")
def model(rows: np.ndarray) -> HistGradientBoostingClassifier:
    wanted = (rows[:, 0] > rows[:, 3]) ^ (rows[:, 2] > 0.7)
    return HistGradientBoostingClassifier(max_iter=30, max_leaf_nodes=7).fit(rows, wanted)


def test_trees_say_what_the_library_says(
    rows: np.ndarray, model: HistGradientBoostingClassifier
) -> None:
    trees = Trees.of(model)
    own = [trees.log_odds(tuple(row)) for row in rows]
    assert own == pytest.approx(model.decision_function(rows).tolist())


def test_trees_that_are_written_are_read_again(
    tmp_path: Path, rows: np.ndarray, model: HistGradientBoostingClassifier
) -> None:
    trees = Trees.of(model)
    trees.write(tmp_path / "trees.npz")
    again = Trees.read(tmp_path / "trees.npz")
    assert again.log_odds(tuple(rows[0])) == trees.log_odds(tuple(rows[0]))


def test_the_bundled_trees_ask_for_what_is_measured(weigh: Weigh) -> None:
    odds = DECISION.bundled.odds
    assert isinstance(odds, Boosted)
    question = "Vem kan söka resebidrag?"
    found = measures(interpret(question), weigh(question))
    assert len(odds.trees.roots) > 100
    assert odds.trees.measure.max() < len(found)
