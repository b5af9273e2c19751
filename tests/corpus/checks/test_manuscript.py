from __future__ import annotations

from corpus.checks.manuscript import split_statements
from tests.corpus.checks.conftest import HEAD, SOURCE, Draft


def test_every_statement_keeps_its_line(draft: Draft) -> None:
    body = "# Dans\n\nDansen växer\nhär.[^a] Den är\nung.[^a]\n\n## Mer\n\nSlut.[^a]"
    text = f"{HEAD}{body}\n\n{SOURCE}"
    found = [(statement.line, statement.text) for statement in draft(text).statements]
    assert found == [(9, "Dansen växer här."), (10, "Den är ung."), (15, "Slut.")]


def test_a_statement_has_its_own_footnotes_or_the_next_ones() -> None:
    found = list(split_statements("Ett är nog. Två är fler.[^a][^b] Tre räcker.[^c]"))
    assert [statement.notes for statement in found] == [("a", "b"), ("a", "b"), ("c",)]


def test_an_abbreviation_ends_no_statement() -> None:
    found = list(split_statements("Se s. 4 och bl.a. 2 kap. 9 § i planen. Den gäller t.o.m. 2026."))
    assert [statement.text for statement in found] == [
        "Se s. 4 och bl.a. 2 kap. 9 § i planen.",
        "Den gäller t.o.m. 2026.",
    ]


def test_a_list_item_knows_its_lead_and_has_its_footnotes(draft: Draft) -> None:
    text = f"{HEAD}Stöd 2021 gick till:[^a]\n\n- dans\n- film\n\nMer finns.[^a]\n\n{SOURCE}"
    lead, dance, _, after = draft(text).statements
    assert (dance.text, dance.lead, dance.notes) == ("dans", lead.text, ("a",))
    assert (after.line, after.lead) == (12, "")


def test_the_lines_of_footnotes_and_front_matter_are_known(draft: Draft) -> None:
    manuscript = draft(f"{HEAD}Dansen växer.[^a]\n\n{SOURCE}")
    assert manuscript.definitions == {"a": 9}
    assert (manuscript.line_of("kind"), manuscript.line_of("region")) == (4, 1)
