"""A small retrieval set in the BEIR layout, and files of pages, for the tests of this folder."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

DOCUMENTS = {
    "dans": ("Dans", "Dansen turnerar i länets skolor."),
    "film": ("", "Filmpoolen stöder film i norr."),
    "musik": ("Musik", "Musikskolan lånar ut instrument till barn."),
    "teater": ("", "Teatern spelar på turné i hela länet."),
}
QUERIES = {"q1": "Vem lånar ut instrument?", "q2": "film i norr", "q3": "obedömd fråga"}
JUDGEMENTS = "query-id\tcorpus-id\tscore\nq1\tmusik\t1\nq2\tfilm\t1\n"


def write_retrieval_set(folder: Path) -> Path:
    """Write the small set below ``folder``."""
    (folder / "qrels").mkdir(parents=True)
    documents = ({"_id": i, "title": t, "text": x} for i, (t, x) in DOCUMENTS.items())
    _write_lines(folder / "corpus.jsonl", documents)
    _write_lines(folder / "queries.jsonl", ({"_id": i, "text": t} for i, t in QUERIES.items()))
    (folder / "qrels" / "test.tsv").write_text(JUDGEMENTS, encoding="utf-8")
    return folder


def write_pages(path: Path, pages: int, paragraphs: int = 2) -> Path:
    """Write a packed file of pages, each of so many paragraphs."""
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for page in range(pages):
            text = "\n\n".join(f"Stycke {n} om stöd nummer {page}." for n in range(paragraphs))
            file.write(json.dumps({"title": f"Beslut {page} om stöd", "text": text}) + "\n")
    return path


def _write_lines(path: Path, rows: Iterable[object]) -> None:
    path.write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
    )
