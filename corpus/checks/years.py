"""Years: none that cannot be meant, and no span that ends before it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.checks.manuscript import Manuscript
from corpus.document import Years
from corpus.problems import Problem
from corpus.readers.front_matter import parse_years

FIRST, LAST = 1900, 2035
_REMEDY = "Rätta året."
_VALID = re.compile(r"\{[^{}]*\bvalid=\"(?P<years>[^\"]*)\"[^{}]*\}\s*$")
# A span of years, and the words after which four digits are a year.
_SPAN = re.compile(r"(?<![\d:/.-])(?P<first>(?:1[89]|20)\d\d)[–-](?P<last>\d{4})(?![\d:/-])")
_YEAR = re.compile(
    r"(?:\b(?:för|inför|under|år|åren|sedan|januari|februari|mars|april|maj|juni|juli|augusti"
    r"|september|oktober|november|december|våren|sommaren|hösten|vintern)[ \u00a0])"
    r"(?P<year>\d{4})(?![\d:/]|[ \u00a0]\d)"
)
_SOURCE_YEAR = re.compile(r"(?<![\d:/.-])(?P<year>\d{4})(?![\d:/])")
# Museums, archives and organisations may be older than any rule of cultural policy.
_FOUNDED = 1500


def check_years(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield every year in front matter, headings, text and sources that cannot be meant."""
    path, document = manuscript.path, manuscript.document
    for key, year in (("valid_from", document.years.first), ("valid_to", document.years.last)):
        if year is not None and not FIRST <= year <= LAST:
            fault = f"”{key}: {year}” ligger utanför {FIRST}–{LAST}."
            yield Problem(path, manuscript.line_of(key), fault, _REMEDY)
    for number, line in enumerate(manuscript.lines[manuscript.head :], manuscript.head + 1):
        if line.startswith("#") and (match := _VALID.search(line)):
            years = parse_years(match["years"])
            if _outside(years):
                fault = f"”{match['years']}” i rubriken ligger utanför {FIRST}–{LAST}."
                yield Problem(path, number, fault, _REMEDY)
    for statement in manuscript.statements:
        for fault in _faults(statement.text):
            yield Problem(path, statement.line, fault, _REMEDY)
    for note, source in manuscript.sources.items():
        for match in _SOURCE_YEAR.finditer(source.date):
            if not FIRST <= int(match["year"]) <= LAST:
                fault = f"Året {match['year']} i källan [^{note}] ligger utanför {FIRST}–{LAST}."
                yield Problem(path, manuscript.definitions[note], fault, _REMEDY)


def _outside(years: Years) -> bool:
    return any(year is not None and not FIRST <= year <= LAST for year in (years.first, years.last))


def _faults(text: str) -> Iterator[str]:
    for match in _SPAN.finditer(text):
        if int(match["first"]) > int(match["last"]):
            yield f"Åren {match[0]} slutar före sin början."
    for match in _YEAR.finditer(text):
        if not _FOUNDED <= int(match["year"]) <= LAST:
            yield f"Året {match['year']} är inte rimligt."
