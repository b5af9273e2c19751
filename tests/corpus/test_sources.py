from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

import pytest

from corpus.allocations import load_allocations
from corpus.grants import load_grants
from corpus.library import BUNDLED as DOCUMENTS
from corpus.library import load_library
from corpus.problems import UnreadableDocumentError
from corpus.recipients import load_recipients
from corpus.sources import Coverage, OfficialSource, SourceKind, load_sources
from tests.conftest import Write

SOURCE = """[[source]]
url = "https://9lib.net/plan"
publisher = "Region Norrbotten"
title = "Kulturplan"
kind = "plan"
date = "odaterad (ca 2023)"
covers = "part"
mirror_of = "Region Norrbotten"
note = "Kopia hos 9lib."
"""
MIRRORS = ("9lib.", "docplayer.", "spotidoc.", "doczz.", "5dok.", "vdocuments.", "webbarkivet.")


@pytest.fixture(scope="module")
def bundled() -> tuple[OfficialSource, ...]:
    """Return the bundled sources."""
    return load_sources()


def test_a_table_becomes_a_source_with_its_line(write: Write) -> None:
    assert load_sources(write("a.toml", f"# Källor\n\n{SOURCE}")) == (
        OfficialSource(
            url="https://9lib.net/plan",
            publisher="Region Norrbotten",
            title="Kulturplan",
            kind=SourceKind.PLAN,
            date="odaterad (ca 2023)",
            covers=Coverage.PART,
            mirror_of="Region Norrbotten",
            note="Kopia hos 9lib.",
            line=3,
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "fault", "remedy"),
    [
        ("https://9lib", "9lib", "”url = 9lib.net/plan” är inte en webbadress.", "https://"),
        ('title = "Kulturplan"\n', "", "https://9lib.net/plan: ”title” saknas.", "title"),
        ('"plan"\n', '"bok"\n', "”kind = bok” är okänt.", "statute"),
        ('covers = "part"\n', "", "”covers” saknas.", "full, part, none"),
        ("mirror_of", "mirror", "”mirror” är okänt.", "mirror_of"),
    ],
)
def test_a_faulty_source_is_named(
    write: Write, old: str, new: str, fault: str, remedy: str
) -> None:
    assert old in SOURCE
    path = write("a.toml", SOURCE.replace(old, new, 1))
    with pytest.raises(UnreadableDocumentError) as error:
        load_sources(path)
    (problem,) = error.value.problems
    assert (problem.path, problem.line) == (path, 1)
    assert fault in problem.fault
    assert remedy in problem.remedy


def test_a_source_that_is_not_covered_needs_a_reason(write: Write) -> None:
    bare = SOURCE.replace('"part"', '"none"').replace('note = "Kopia hos 9lib."\n', "")
    with pytest.raises(UnreadableDocumentError, match="Skäl saknas"):
        load_sources(write("a.toml", bare))


def test_an_address_stands_once(write: Write) -> None:
    with pytest.raises(UnreadableDocumentError, match="finns redan på rad 1"):
        load_sources(write("a.toml", SOURCE + SOURCE))


def test_every_address_of_the_bundled_corpus_is_a_known_source(
    bundled: tuple[OfficialSource, ...],
) -> None:
    known = {source.url for source in bundled if source.covers is not Coverage.NONE}
    used = {
        *(note.url for item in load_library([DOCUMENTS]).documents for note in item.sources),
        *(row.source for row in load_allocations()),
        *(recipient.source for recipient in load_recipients()),
    }
    for grant in load_grants():
        lists = (grant.applicants, grant.not_applicants, grant.requirements, grant.not_supported)
        used |= {item.source for items in (*lists, grant.periods) for item in items}
    assert used - known == set()
    assert known - used == set(), "no document or table uses these"


def test_every_bundled_copy_names_who_published_the_original(
    bundled: tuple[OfficialSource, ...],
) -> None:
    for source in bundled:
        host = urlsplit(source.url).netloc
        if host == "lagen.nu" or any(mirror in host for mirror in MIRRORS):
            assert source.mirror_of, source.url


def test_most_bundled_sources_are_the_authorities_own(
    bundled: tuple[OfficialSource, ...],
) -> None:
    assert len(bundled) == 521
    assert Counter(bool(source.mirror_of) for source in bundled)[True] < 60
