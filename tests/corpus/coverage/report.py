"""Where every fact of the two fact files landed in the corpus, and what was left out.

Run it as ``python -m tests.corpus.coverage.report ../shared/facts``. A fact is a bullet, a data
row of a table or a line of running text. Each is known by the hash of its line, and
``landed.tsv`` says where it went: ``document#heading``, a data file of the corpus, or
``LEFT OUT: reason``. The source lists at the end are checked against ``sources.toml`` instead.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from corpus import library, sources
from corpus.document import Document

LANDED = Path(__file__).parent / "landed.tsv"
SOURCE_LISTS = {"norrbotten.md": "## 6. Källförteckning", "national.md": "# Källista"}
DATA_FILES = {"allocations.csv", "grants.toml", "recipients.toml", "sources.toml"}
HIGHEST_SHARE_LEFT_OUT = 0.03

_LEFT_OUT = "LEFT OUT: "
_RULE = re.compile(r"-{3,}|[|:\- ]+")
_BOLD_LINE = re.compile(r"\*\*[^*]+\*\*")
_ADDRESS = re.compile(r"https?://[^\s|]+")
# Two wordings of one heading agree in most of their letters; two headings do not.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a fact file that says something."""

    file: str
    line: int
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """Return what the fact is known by, wherever in its file it stands."""
        return self.file, hashlib.sha1(self.text.encode()).hexdigest()[:10]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text[:100]}"


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a fact went: places in the corpus, or the reason why nowhere."""

    file: str
    line: int
    digest: str
    places: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What became of every fact."""

    landed: tuple[tuple[Fact, Landing], ...]
    left_out: tuple[tuple[Fact, Landing], ...]
    unaccounted: tuple[Fact, ...]
    missing_sources: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def share_left_out(self) -> float:
        """Return the share (0-1) of the facts that did not land."""
        missing = len(self.left_out) + len(self.unaccounted)
        return missing / max(1, len(self.landed) + missing)

    @property
    def passes(self) -> bool:
        """Tell whether every fact is accounted for and few enough are left out."""
        return (
            not (self.unaccounted or self.missing_sources or self.faults)
            and self.share_left_out <= HIGHEST_SHARE_LEFT_OUT
        )


def read_landings(path: Path = LANDED) -> list[Landing]:
    """Return the rows of the table, below its header."""
    landings = []
    for row in path.read_text(encoding="utf-8").splitlines()[1:]:
        file, line, digest, where = row.split("\t")
        left_out = where.startswith(_LEFT_OUT)
        places = () if left_out else tuple(where.split(" ; "))
        reason = where.removeprefix(_LEFT_OUT) if left_out else ""
        landings.append(Landing(file, int(line), digest, places, reason))
    return landings


def read_facts(path: Path) -> Iterator[Fact]:
    """Yield every fact of a fact file, down to its source list."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    for number, (line, following) in enumerate(zip(lines, [*lines[1:], ""], strict=True), 1):
        if line.startswith(SOURCE_LISTS[path.name]):
            return
        is_table_head = line.startswith("|") and bool(_RULE.fullmatch(following))
        is_frame = not line or line.startswith("#") or _RULE.fullmatch(line)
        if not (is_table_head or is_frame or _BOLD_LINE.fullmatch(line)):
            yield Fact(path.name, number, line)


def read_addresses(path: Path) -> Iterator[str]:
    """Yield every address of a fact file's source list."""
    text = path.read_text(encoding="utf-8")
    for line in text[text.index(f"\n{SOURCE_LISTS[path.name]}") :].splitlines():
        if line.startswith(("|", "- ")) and (address := _ADDRESS.search(line)):
            yield address[0]


def read_headings() -> dict[str, tuple[str, ...]]:
    """Return the headings of every bundled document, its title among them, by its id."""
    documents = library.load_library([library.BUNDLED]).documents
    return {document.id: _headings(document) for document in documents}


def _headings(document: Document) -> tuple[str, ...]:
    headings = (heading for section in document.sections for heading in section.place.headings)
    return tuple(dict.fromkeys((document.title, *headings)))


def find_fault(place: str, headings: Mapping[str, tuple[str, ...]]) -> str:
    """Return what is wrong with a place, or an empty string; a reworded heading will do."""
    document, _, heading = place.partition("#")
    if document in DATA_FILES and not heading:
        return ""
    if document not in headings:
        return f"the document {document} does not exist"
    known = headings[document]
    if heading and heading not in known and not any(_alike(heading, other) for other in known):
        return f"{document} has no heading like “{heading}”"
    return ""


def _alike(one: str, other: str) -> bool:
    one, other = (" ".join(text.casefold().split()) for text in (one, other))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def make_report(folder: Path) -> Report:
    """Return what became of every fact of the fact files in ``folder``."""
    landings = read_landings()
    by_key = {(landing.file, landing.digest): landing for landing in landings}
    facts = [fact for name in SOURCE_LISTS for fact in read_facts(folder / name)]
    known = [(fact, by_key[fact.key]) for fact in facts if fact.key in by_key]
    addresses = {source.url for source in sources.load_sources()}
    listed = [address for name in SOURCE_LISTS for address in read_addresses(folder / name)]
    return Report(
        landed=tuple(pair for pair in known if pair[1].places),
        left_out=tuple(pair for pair in known if not pair[1].places),
        unaccounted=tuple(fact for fact in facts if fact.key not in by_key),
        missing_sources=tuple(dict.fromkeys(url for url in listed if url not in addresses)),
        faults=tuple(find_faults(landings)),
    )


def find_faults(landings: list[Landing]) -> Iterator[str]:
    """Yield every landing that is not in the bundled corpus."""
    headings = read_headings()
    for landing in landings:
        for place in landing.places:
            if fault := find_fault(place, headings):
                yield f"landed.tsv, {landing.file}:{landing.line}: {fault}"


def describe(report: Report) -> Iterator[str]:
    """Yield the report's lines: every fact with its places, then what did not land."""
    for fact, landing in report.landed:
        yield f"{fact}\n    -> {'; '.join(landing.places)}"
    for fact, landing in report.left_out:
        yield f"LEFT OUT {fact}\n    because it {landing.reason}"
    yield from (f"UNACCOUNTED {fact}" for fact in report.unaccounted)
    yield from (f"NOT IN sources.toml {url}" for url in report.missing_sources)
    yield from (f"FAULT {fault}" for fault in report.faults)
    yield (
        f"{len(report.landed)} facts landed, {len(report.left_out)} left out, "
        f"{len(report.unaccounted)} unaccounted for: {report.share_left_out:.1%} did not land "
        f"(at most {HIGHEST_SHARE_LEFT_OUT:.0%})."
    )


def main(arguments: list[str]) -> int:
    """Write the report of the folder named on the command line; return 1 where it fails."""
    folder = Path(arguments[0]) if len(arguments) == 1 else Path()
    if not all((folder / name).is_file() for name in SOURCE_LISTS):
        sys.stderr.write("usage: python -m tests.corpus.coverage.report FOLDER_OF_FACT_FILES\n")
        return 2
    report = make_report(folder)
    sys.stdout.writelines(f"{line}\n" for line in describe(report))
    return 0 if report.passes else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
