"""How the search grows: build, open and search at several sizes, each in its own process."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.evaluation.apart import peak_mb, run_apart
from assistant.evaluation.material import Material, read_material
from assistant.evaluation.problems import BenchmarkError
from assistant.evaluation.retrieval import WARM_UP, K, Latency, timed
from index.generation import current_generation

SIZES = (1_000, 10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build cost."""

    passages_per_s: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Searched:
    """What opening and searching cost; ``open_ms`` ends with the first answer."""

    open_ms: float
    query_ms: Latency
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Size:
    """The measurements of one size."""

    passages: int
    built: Built
    searched: Searched
    index_mb: float


@dataclass(frozen=True, slots=True)
class Growth:
    """The sizes in order; ``short`` says, in Swedish, where the source did not suffice."""

    sizes: tuple[Size, ...]
    short: str = ""


def parse_sizes(text: str) -> tuple[int, ...]:
    """Return the sizes of a list like ``1000,10000``, in order.

    Raises:
        BenchmarkError: something in the list is not a positive whole number.

    """
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isdecimal() and int(part) > 0 for part in parts):
        raise BenchmarkError(
            f"Storlekarna ”{text}” kan inte tolkas. Skriv hela tal med komma emellan: 1000,10000"
        )
    return tuple(sorted(set(map(int, parts))))


def measure_growth(
    source: Path,
    sizes: Iterable[int] = SIZES,
    progress: Callable[[int], None] = lambda size: None,
) -> Growth:
    """Build, open and search an index of every size that the source suffices for.

    A source smaller than the largest size is measured whole instead of it.

    Raises:
        BenchmarkError: the source cannot be read, or a process died.

    """
    wanted = sorted(sizes)
    material = read_material(source, wanted[-1])
    available = len(material.passages)
    beyond = [size for size in wanted if size > available]
    measured = [size for size in wanted if size <= available] + [available] * bool(beyond)
    results = []
    for size in dict.fromkeys(measured):
        progress(size)
        results.append(_measure(material.first(size)))
    short = (
        f"{source} räcker till {_spaced(available)} stycken; "
        f"{', '.join(map(_spaced, beyond))} mättes inte."
        if beyond
        else ""
    )
    return Growth(tuple(results), short)


def build(material: Material, folder: Path) -> Built:
    """Build the index, in this process."""
    from assistant.evaluation.ours import chosen_embedder, write_index
    from index.build import send, words_beside

    embedder = chosen_embedder()
    begun = time.perf_counter()
    with words_beside(material.documents) as beside:
        if beside is not None:
            send(material.passages, beside)
        write_index(material.documents, material.passages, folder, embedder, beside)
        taken = time.perf_counter() - begun
        return Built(len(material.passages) / taken, peak_mb())


def search(folder: Path, questions: tuple[str, ...]) -> Searched:
    """Open the index and ask the questions, in this process."""
    from assistant.evaluation.ours import chosen_embedder
    from index.search import Search
    from index.store import Store

    begun = time.perf_counter()
    searcher = Search(Store.open(folder), chosen_embedder())
    searcher.search(WARM_UP, K)
    open_ms = (time.perf_counter() - begun) * 1000
    latency = timed(lambda question: searcher.search(question, K), questions)
    return Searched(open_ms, latency, peak_mb())


def _measure(material: Material) -> Size:
    with tempfile.TemporaryDirectory(prefix="kulturplan-") as name:
        folder = Path(name)
        built = run_apart(build, material, folder)
        searched = run_apart(search, folder, material.questions)
        generation = folder / current_generation(folder)
        stored = sum(path.stat().st_size for path in generation.rglob("*") if path.is_file())
    return Size(len(material.passages), built, searched, stored / 1e6)


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
