from __future__ import annotations

from corpus.checks.register import check_addresses, check_orphans
from tests.corpus.checks.conftest import ALLOCATIONS, RIGHT, SOURCES, Books, Draft

OTHER = SOURCES.replace("/beslut", "/annat")


def test_a_registered_address_passes(draft: Draft, books: Books) -> None:
    assert list(check_addresses(draft(RIGHT), books())) == []


def test_without_a_register_nothing_is_asked(draft: Draft, books: Books) -> None:
    text = RIGHT.replace("/beslut", "/okänt")
    ledger = books()
    ledger = type(ledger)(folder=ledger.folder)
    assert list(check_addresses(draft(text), ledger)) == []
    assert list(check_orphans([], ledger)) == []


def test_an_unknown_address_is_found_on_the_line_of_its_footnote(
    draft: Draft, books: Books
) -> None:
    (problem,) = check_addresses(draft(RIGHT.replace("/beslut", "/okänt")), books())
    assert problem.line == 9
    assert "https://example.se/okänt" in problem.fault
    assert "står inte i sources.toml" in problem.fault


def test_a_footnote_hides_that_its_source_is_a_copy(draft: Draft, books: Books) -> None:
    ledger = books(sources=f'{SOURCES}mirror_of = "Riksdagen"\n')
    (problem,) = check_addresses(draft(RIGHT), ledger)
    assert problem.fault == "Källan [^a] är en kopia; originalet finns hos Riksdagen."
    honest = RIGHT.replace("2021. <", "2021. Kopia; originalet finns hos Riksdagen. <")
    assert list(check_addresses(draft(honest), ledger)) == []


def test_a_source_that_nothing_refers_to_is_orphan(draft: Draft, books: Books) -> None:
    (problem,) = check_orphans([draft(RIGHT)], books(sources=f"{SOURCES}\n{OTHER}"))
    assert (problem.path.name, problem.line) == ("sources.toml", 9)
    assert "https://example.se/annat" in problem.fault


def test_a_source_may_be_unused_for_a_reason(draft: Draft, books: Books) -> None:
    unused = OTHER.replace('"full"', '"none"\nnote = "Sidan är borttagen."')
    assert list(check_orphans([draft(RIGHT)], books(sources=f"{SOURCES}\n{unused}"))) == []


def test_a_source_of_an_amount_is_in_use(books: Books) -> None:
    assert list(check_orphans([], books())) == []


def test_an_amount_with_an_unknown_address_is_found(draft: Draft, books: Books) -> None:
    rows = ALLOCATIONS.replace(
        "2100000,exact,https://example.se/beslut", "2100000,exact,https://x.se/a"
    )
    (problem,) = check_orphans([draft(RIGHT)], books(allocations=rows))
    assert (problem.path.name, problem.line) == ("allocations.csv", 3)
