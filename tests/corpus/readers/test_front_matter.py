from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus.document import Kind, State, Years
from corpus.problems import Problem, UnreadableDocumentError
from corpus.readers.front_matter import (
    FrontMatter,
    interpret_front_matter,
    parse_years,
    split_front_matter,
)

PATH = Path("texter/dans.md")


def _interpret(*lines: str, heading: str = "") -> FrontMatter:
    whole = ["---", *lines, "---"]
    values, _ = split_front_matter(PATH, whole)
    return interpret_front_matter(PATH, values, whole, heading)


def _problems(*lines: str) -> tuple[Problem, ...]:
    with pytest.raises(UnreadableDocumentError) as raised:
        _interpret(*lines)
    return raised.value.problems


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2017", Years(2017, 2017)),
        ("2017–2018", Years(2017, 2018)),
        ("2017-2018", Years(2017, 2018)),
        (" 2017 – 2018 ", Years(2017, 2018)),
        ("2021–", Years(2021)),
        ("–2016", Years(last=2016)),
    ],
)
def test_years_are_read_in_every_way_they_are_written(text: str, years: Years) -> None:
    assert parse_years(text) == years


@pytest.mark.parametrize(
    "text", ["", "–", "17", "2017–18", "2018–2017", "20172018", "2017 2018", "år 2017", "2017/18"]
)
def test_what_is_not_years_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"år|years"):
        parse_years(text)


def test_front_matter_says_what_the_document_is() -> None:
    assert _interpret(
        "id: dans",
        "title: Dans i länet",
        "kind: culture-plan",
        "valid_from: 2018",
        "valid_to: 2021",
        "state: older",
        "region: Norrbotten",
        "aliases: [dansplan, 2018]",
    ) == FrontMatter(
        id="dans",
        title="Dans i länet",
        kind=Kind.CULTURE_PLAN,
        years=Years(2018, 2021),
        state=State.OLDER,
        region="Norrbotten",
        aliases=("dansplan", "2018"),
    )


def test_what_is_missing_comes_from_the_heading_and_the_file_name() -> None:
    front = _interpret(heading="Dans i länet")
    assert (front.id, front.title) == ("dans", "Dans i länet")
    assert (front.kind, front.state, front.years) == (Kind.OTHER, State.CURRENT, Years())
    assert _interpret().title == "dans"


def test_a_document_needs_no_front_matter() -> None:
    assert split_front_matter(PATH, ["Dansen växer.", "---", "id: x"]) == ({}, 0)


def test_front_matter_takes_as_many_lines_as_it_has() -> None:
    assert split_front_matter(PATH, ["---", "id: x", "---", "Text."]) == ({"id": "x"}, 3)


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (["id: x", "title: Dans: i länet"], 3),
        (["id: x", "aliases: [dans"], 3),
        (["valid_from: 2024-13-45"], 1),
        (["bara text"], 2),
        (["- en", "- lista"], 2),
    ],
)
def test_broken_front_matter_is_named_with_its_line(lines: list[str], line: int) -> None:
    (problem,) = _problems(*lines)
    assert (problem.path, problem.line) == (PATH, line)
    assert problem.fault == "Dokumenthuvudet är inte giltig YAML."
    assert "namn: värde" in problem.remedy


def test_front_matter_that_never_ends_is_a_problem() -> None:
    with pytest.raises(UnreadableDocumentError, match=r"dans\.md:1: Dokumenthuvudet avslutas inte"):
        split_front_matter(PATH, ["---", "id: x", "Text."])


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("kind", "dikt", ", ".join(Kind)),
        ("state", "glömd", ", ".join(State)),
        ("valid_from", "snart", "Skriv fyra siffror."),
        ("valid_from", "21", "Skriv fyra siffror."),
        ("valid_to", "20211", "Skriv fyra siffror."),
        ("valid_to", "true", "Skriv fyra siffror."),
        ("valid_to", "2021-11-24", "Skriv fyra siffror."),
        ("aliases", "dans", "Skriv [ett namn, ett annat]."),
    ],
)
def test_an_unknown_value_is_named_with_its_line(name: str, value: str, remedy: str) -> None:
    (problem,) = _problems("id: x", f"{name}: {value}")
    assert problem.line == 3
    assert name in problem.fault
    assert remedy in problem.remedy


def test_years_that_end_before_they_begin_are_a_problem() -> None:
    (problem,) = _problems("valid_from: 2021", "valid_to: 2018")
    assert (
        str(problem) == f"{PATH}:3: Giltigheten slutar (2018) före sin början (2021). Rätta åren."
    )


def test_every_faulty_value_is_named_at_once() -> None:
    values: dict[str, Any] = {"kind": "dikt", "state": "glömd", "valid_from": "snart"}
    problems = _problems(*(f"{name}: {value}" for name, value in values.items()))
    assert [problem.line for problem in problems] == [2, 3, 4]
