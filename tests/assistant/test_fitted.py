from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

from assistant.decide import DECISION, Logistic
from assistant.fitted import LEARNED, learned, write_learned
from assistant.grounds import Grounds
from assistant.signals import FITTED, Signals


def test_what_is_in_use_is_what_was_learned() -> None:
    saved = json.loads(LEARNED.read_text(encoding="utf-8"))
    assert saved["weights"] == {f.name: getattr(FITTED, f.name) for f in fields(Signals)}
    odds = DECISION.other.odds
    assert isinstance(odds, Logistic)
    assert saved["grounds"] == {f.name: getattr(odds.weights, f.name) for f in fields(Grounds)}
    assert saved["bundled"]["least"] == DECISION.bundled.least


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "fitted.json"
    write_learned({"weights": {"rank": 1.5}}, path)
    assert json.loads(path.read_text(encoding="utf-8")) == {"weights": {"rank": 1.5}}
    assert learned("other")["least"] > 0
