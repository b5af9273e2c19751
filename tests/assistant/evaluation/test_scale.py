from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from assistant.evaluation.material import read_material
from assistant.evaluation.problems import BenchmarkError
from assistant.evaluation.scale import SIZES, measure_growth, parse_sizes
from tests.assistant.evaluation.retrieval_sets import write_pages


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return write_pages(tmp_path / "sidor.jsonl.gz", pages=30)


def test_every_size_is_built_opened_and_searched(pages: Path) -> None:
    told: list[int] = []
    growth = measure_growth(pages, (20, 50), told.append)
    assert [size.passages for size in growth.sizes] == told == [20, 50]
    assert growth.short == ""
    for size in growth.sizes:
        assert size.built.passages_per_s > 0
        assert size.searched.open_ms > 0
        assert 0 < size.searched.query_ms.p50 <= size.searched.query_ms.p95
        assert min(size.built.peak_mb, size.searched.peak_mb) > 10
    assert 0 < growth.sizes[0].index_mb < growth.sizes[1].index_mb


def test_a_source_that_does_not_suffice_is_measured_whole_and_told(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "sidor.jsonl.gz", pages=3)
    growth = measure_growth(pages, (20, 50))
    assert [size.passages for size in growth.sizes] == [6]
    assert growth.short == f"{pages} räcker till 6 stycken; 20, 50 mättes inte."


def test_a_paragraph_is_a_passage_with_its_own_offsets(tmp_path: Path) -> None:
    pages = tmp_path / "sidor.jsonl"
    pages.write_text('{"title": "T", "text": "\\n Ett.\\nTvå. \\n \\n\\nTre.\\n"}\n', "utf-8")
    material = read_material(pages, 10)
    assert [passage.text for passage in material.passages] == ["Ett.\nTvå.", "Tre."]
    text = material.documents[0].text
    assert all(text[p.start : p.end] == p.text for p in material.passages)
    assert material.questions == ("T",)


def test_a_smaller_size_is_the_beginning_of_a_larger(pages: Path) -> None:
    material = read_material(pages, 50)
    assert len(material.passages) == 50
    first = material.first(20)
    assert first.passages == material.passages[:20]
    assert {d.id for d in first.documents} == {p.document for p in first.passages}
    assert read_material(pages, 20).passages == first.passages


def test_a_folder_is_cut_into_passages_as_a_build_does(corpus_folder: Path) -> None:
    material = read_material(corpus_folder, 1000)
    assert len(material.documents) == 4
    assert "Vem kan söka?" in material.questions
    assert any(len(passage.sentences) > 1 for passage in material.passages)


def test_a_source_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="finns inte"):
        read_material(tmp_path / "borta.jsonl", 10)
    broken = tmp_path / "trasig.jsonl"
    broken.write_text('{"title": "T", "text": "x"}\n{"title": "T"}\n', encoding="utf-8")
    with pytest.raises(BenchmarkError, match=r"trasig.jsonl:2: fältet ”text” saknas"):
        read_material(broken, 10)
    unpacked = tmp_path / "opackad.jsonl.gz"
    unpacked.write_text('{"title": "T", "text": "x"}\n', encoding="utf-8")
    with pytest.raises(BenchmarkError, match="går inte att läsa"):
        read_material(unpacked, 10)
    cut = tmp_path / "avbruten.jsonl.gz"
    cut.write_bytes(gzip.compress(b"x" * 1000)[:20])
    with pytest.raises(BenchmarkError, match="går inte att läsa"):
        read_material(cut, 10)
    with pytest.raises(BenchmarkError, match="ingen text"):
        read_material(write_pages(tmp_path / "tom.jsonl.gz", pages=0), 10)


def test_sizes_are_read_in_order() -> None:
    assert parse_sizes("1000, 20,1000") == (20, 1000)
    assert parse_sizes("1000,10000,100000") == SIZES


@pytest.mark.parametrize("text", ["", "tusen", "0", "10,,20", "-5"])
def test_sizes_that_are_no_numbers_are_refused(text: str) -> None:
    with pytest.raises(BenchmarkError, match="kan inte tolkas"):
        parse_sizes(text)
