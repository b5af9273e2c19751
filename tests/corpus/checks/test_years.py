from __future__ import annotations

import pytest

from corpus.checks.years import check_years
from tests.corpus.checks.conftest import HEAD, RIGHT, SOURCE, Draft


@pytest.mark.parametrize(
    "text",
    [
        RIGHT,
        RIGHT.replace("kind:", "valid_from: 2018\nvalid_to: 2026\nkind:"),
        f'{HEAD}## Förr {{valid="2017–2018"}}\n\nMuseet är från år 1878.[^a]\n\n{SOURCE}',
        f"{HEAD}Planen 2023–2026 följer SFS 2010:2012.[^a]\n\n{SOURCE}",
        f"{HEAD}Dansen nådde 4200 barn inför 1 200 vuxna.[^a]\n\n{SOURCE}",
    ],
)
def test_years_that_can_be_meant_pass(draft: Draft, text: str) -> None:
    assert list(check_years(draft(text))) == []


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        (RIGHT.replace("kind:", "valid_from: 1218\nkind:"), 4, "”valid_from: 1218”"),
        (RIGHT.replace("kind:", "valid_to: 2206\nkind:"), 4, "”valid_to: 2206”"),
        (f'{HEAD}## Nu {{valid="2203–"}}\n\nText.[^a]\n\n{SOURCE}', 7, "”2203–” i rubriken"),
        (f"{HEAD}Planen 2026–2023 gäller.[^a]\n\n{SOURCE}", 7, "2026–2023 slutar före sin början"),
        (f"{HEAD}Beslutet togs i maj 2203.[^a]\n\n{SOURCE}", 7, "Året 2203 är inte rimligt"),
        (RIGHT.replace("”, 2021.", "”, 2201."), 9, "Året 2201 i källan [^a]"),
    ],
)
def test_a_year_that_cannot_be_meant_is_found(
    draft: Draft, text: str, line: int, fault: str
) -> None:
    (problem,) = check_years(draft(text))
    assert problem.line == line
    assert fault in problem.fault
