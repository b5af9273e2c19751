from __future__ import annotations

import pytest

from assistant.shared import SharedWords

TEXTS = [frozenset({"vem", "stöd"}), frozenset({"plan"}), frozenset[str]()]


def _rarity(term: str) -> float:
    return {"plan": 3.0}.get(term, 1.0)


def test_all_words_in_common_is_one_and_none_is_nothing() -> None:
    found = SharedWords.of(TEXTS, _rarity).with_words(["stöd", "vem", "stöd"])
    assert found.tolist() == pytest.approx([1.0, 0.0, 0.0])


def test_rare_words_count_for_more() -> None:
    found = SharedWords.of(TEXTS, _rarity).with_words(["plan", "stöd"])
    assert found.tolist() == pytest.approx([1 / 5, 3 / 4, 0.0])


def test_no_words_share_nothing() -> None:
    assert SharedWords.of(TEXTS, _rarity).with_words([]).tolist() == [0.0, 0.0, 0.0]
