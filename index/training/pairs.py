"""Text pairs for contrastive training: two texts that should lie near each other.

Every source is a file of the training folder described in ``index/training/README.md``.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from index.training.written import is_held_out, written_pages

Pair = tuple[str, str]

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_MIN_PARAGRAPH = 80
_MAX_PARAGRAPH = 1200


def government_pages(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the title and the paragraphs of every government page."""
    with gzip.open(folder / "government-pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            paragraphs = [
                paragraph.strip("# ").strip()
                for paragraph in (page["text"] or "").split("\n")
                if _MIN_PARAGRAPH <= len(paragraph) <= _MAX_PARAGRAPH
            ]
            yield page["title"], paragraphs


def title_paragraph_pairs(folder: Path, rng: random.Random, most: int) -> Iterator[Pair]:
    """Pair a page's title with at most ``most`` of its paragraphs."""
    for title, paragraphs in government_pages(folder):
        for paragraph in rng.sample(paragraphs, min(most, len(paragraphs))):
            yield title, paragraph


def sentence_paragraph_pairs(folder: Path, rng: random.Random, most: int) -> Iterator[Pair]:
    """Pair one sentence with the rest of its paragraph (an inverse cloze)."""
    for _, paragraphs in government_pages(folder):
        for paragraph in rng.sample(paragraphs, min(most, len(paragraphs))):
            sentences = _SENTENCE_END.split(paragraph)
            if len(sentences) < 2:
                continue
            taken = rng.randrange(len(sentences))
            rest = " ".join(sentences[:taken] + sentences[taken + 1 :])
            yield sentences[taken], rest


def statute_pairs(folder: Path) -> Iterator[Pair]:
    """Pair the act's and the section's headings with the section's text."""
    path = folder / "statute-heading-section-pairs.tsv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            act, chapter, heading, text, *_ = line.rstrip("\n").split("\t")
            if not heading:
                continue
            yield heading, text
            subject = re.sub(r"\(\d{4}:\d+\)", "", act)
            yield f"{subject} {chapter} {heading}", text


def question_rows(folder: Path, *, held_out: bool = False) -> Iterator[Pair]:
    """Yield questions with the text that answers them; every eighth text is held out."""
    for name in ("swequad-questions.jsonl", "squad-sv-questions.jsonl"):
        with (folder / name).open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if is_held_out(row["context"]) is held_out:
                    yield row["question"], row["context"]


def written_pairs() -> tuple[list[Pair], list[int]]:
    """Pair every written question with its answer, alone and under the page's title.

    Returns:
        The pairs and the page of each. The answers of a page are near each other, so a batch
        should hold whole pages.

    """
    pairs: list[Pair] = []
    pages: list[int] = []
    for number, page in enumerate(written_pages(held_out=False)):
        for questions, answer in page.items:
            for question in questions:
                pairs += [(question, answer), (question, f"{page.title}\n{answer}")]
                pages += [number, number]
    return pairs, pages


def graded_pairs(folder: Path) -> Iterator[tuple[str, str, float]]:
    """Yield pairs of words that mean much the same, with the grade that people gave (1-5)."""
    for name in ("synlex_pairs.tsv", "synonyms_folkets_sv.tsv"):
        with (folder / name).open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if len(row) == 3:
                    yield row[0], row[1], float(row[2] or 0)


def synonym_pairs(folder: Path, least_grade: float = 3.5) -> Iterator[Pair]:
    """Pair synonyms whose grade (1-5) is at least ``least_grade``."""
    for one, other, grade in graded_pairs(folder):
        if grade >= least_grade:
            yield one, other


def word_pairs(folder: Path) -> Iterator[Pair]:
    """Pair a word with its inflected forms, and a compound with its parts."""
    with (folder / "lemma_inflections_sv.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            lemma, _, forms = line.rstrip("\n").split("\t")[:3]
            for form in forms.split():
                yield lemma, form
    with (folder / "compound_splits_sv.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            word, parts = line.rstrip("\n").split("\t")[:2]
            yield word, parts.replace("|", " ")
