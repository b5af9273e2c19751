"""All checks of a folder, in one go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.checks.agreement import check_agreement
from corpus.checks.contacts import check_contacts
from corpus.checks.footnotes import check_footnotes
from corpus.checks.ledger import Ledger, find_ledger
from corpus.checks.length import check_length
from corpus.checks.manuscript import Manuscript, is_markdown, read_manuscript
from corpus.checks.names import check_names
from corpus.checks.register import check_addresses, check_orphans
from corpus.checks.spaces import check_spaces, fix_spaces
from corpus.checks.spelling import SKIPPED, check_spelling, has_dictionary
from corpus.checks.totals import check_totals
from corpus.checks.years import check_years
from corpus.library import find_files
from corpus.problems import Problem, UnreadableDocumentError
from corpus.readers import reader_for


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks of a folder say.

    Attributes:
        documents: how many documents were read or tried.
        problems: what was found, in the order of files and lines.
        skipped: checks that could not be made, in Swedish.

    """

    documents: int
    problems: tuple[Problem, ...]
    skipped: tuple[str, ...] = ()

    @property
    def files(self) -> int:
        """Return how many files have problems."""
        return len({problem.path for problem in self.problems})


def check_folder(folder: Path) -> Report:
    """Read every document below a folder and check it.

    The data files in or beside the folder are checked too. Documents that are not Markdown are
    originals, not our text: of these only the reading is checked.
    """
    problems: list[Problem] = []
    manuscripts: list[Manuscript] = []
    documents = 0
    for path in find_files([folder]):
        reader = reader_for(path)
        if reader is None:
            continue
        documents += 1
        try:
            if is_markdown(path):
                manuscripts.append(read_manuscript(path))
            else:
                reader(path)
        except UnreadableDocumentError as error:
            problems.extend(error.problems)
    ledger = find_ledger(folder)
    problems.extend(ledger.problems)
    try:
        problems.extend(_findings(manuscripts, ledger))
    except UnreadableDocumentError as error:
        problems.extend(error.problems)
    skipped: tuple[str, ...] = ()
    if has_dictionary():
        problems.extend(check_spelling(manuscripts))
    else:
        skipped = (SKIPPED,)
    problems.sort(key=lambda problem: (str(problem.path), problem.line))
    return Report(documents, tuple(problems), skipped)


def fix_folder(folder: Path) -> int:
    """Put hard spaces into every Markdown document below a folder; return how many changed."""
    changed = 0
    for path in find_files([folder]):
        try:
            changed += is_markdown(path) and fix_spaces(path)
        except UnreadableDocumentError:
            continue  # The check that follows names what is wrong with it.
    return changed


def _findings(manuscripts: list[Manuscript], ledger: Ledger) -> Iterator[Problem]:
    yield from check_names(manuscripts)
    for manuscript in manuscripts:
        yield from check_footnotes(manuscript)
        yield from check_years(manuscript)
        yield from check_length(manuscript)
        yield from check_contacts(manuscript)
        yield from check_spaces(manuscript.path)
        yield from check_addresses(manuscript, ledger)
    yield from check_agreement(manuscripts, ledger)
    yield from check_orphans(manuscripts, ledger)
    yield from check_totals(ledger)
