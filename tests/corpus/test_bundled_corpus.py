"""The corpus we ship passes every check, and the checks' own lists are still needed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from corpus.checks.agreement import EXEMPT, find_disagreements, load_exempt
from corpus.checks.ledger import find_ledger
from corpus.checks.manuscript import read_manuscript
from corpus.checks.report import Report, check_folder
from corpus.checks.spelling import has_dictionary
from corpus.library import BUNDLED, load_library


@pytest.fixture(scope="module")
def report() -> Report:
    return check_folder(BUNDLED)


def test_every_document_loads() -> None:
    library = load_library([BUNDLED])
    assert library.problems == library.left_out == ()
    assert len(library.documents) >= 80


def test_the_whole_corpus_passes_every_check(report: Report) -> None:
    assert "\n".join(map(str, report.problems)) == ""
    assert report.documents >= 80


def test_the_spelling_was_checked(report: Report) -> None:
    if not has_dictionary():
        reason = "hunspell with the dictionary sv_SE is not installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    assert report.skipped == ()


def test_every_exempt_amount_is_still_needed() -> None:
    ledger = find_ledger(BUNDLED)
    needed = {
        (manuscript.document.id, amount.text)
        for manuscript in map(read_manuscript, sorted(BUNDLED.rglob("*.md")))
        for _, amount in find_disagreements(manuscript, ledger)
    }
    listed = {(exempt.document, exempt.amount) for exempt in load_exempt(ledger.folder / EXEMPT)}
    assert listed == needed


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        (
            "documents/beslut/statsbidrag-norrbotten-2024.md",
            "56\u00a0906\u00a0000\u00a0kr",
            "56\u00a0906\u00a0001\u00a0kr",
        ),
        ("allocations.csv", ",56906000,", ",56960000,"),
        ("allocations.csv", ",36953000,", ",36953001,"),
    ],
)
def test_a_changed_digit_in_the_corpus_is_caught(
    tmp_path: Path, name: str, right: str, wrong: str
) -> None:
    copy = tmp_path / "corpus"
    shutil.copytree(BUNDLED.parent, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = copy / name
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    assert check_folder(copy / "documents").problems != ()
