from __future__ import annotations

from corpus.checks.manuscript import read_manuscript
from corpus.checks.names import check_names
from tests.conftest import Write
from tests.corpus.checks.conftest import RIGHT, Draft


def test_an_id_like_the_file_name_passes(draft: Draft) -> None:
    assert list(check_names([draft(RIGHT)])) == []


def test_an_id_unlike_the_file_name_is_found(draft: Draft) -> None:
    (problem,) = check_names([draft(RIGHT.replace("id: dans", "id: danse"))])
    assert (problem.line, problem.fault) == (
        2,
        "Dokumentets id ”danse” är inte filens namn ”dans”.",
    )


def test_an_id_that_is_used_twice_is_found(draft: Draft, write: Write) -> None:
    twin = read_manuscript(write("andra/dans.md", RIGHT))
    (problem,) = check_names([draft(RIGHT), twin])
    assert problem.path == twin.path
    assert "används redan av" in problem.fault
