"""What each part of the search is worth: the same search without it, on the same sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from assistant.evaluation.apart import run_apart
from assistant.evaluation.beir import RetrievalSet
from assistant.evaluation.retrieval import K, scores
from index.weights import LEARNED, Weights

MEASURE = "ndcg@10"


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is taken away: what is said of it, the weights left, and how texts are cut."""

    label: str
    weights: Weights = LEARNED
    cut: bool = True


PARTS = (
    Part("Hela sökningen"),
    Part("utan modellen (bara ord)", replace(LEARNED, semantic=0.0)),
    Part("utan ord (bara modellen)", replace(LEARNED, lexical=0.0)),
    Part("utan sammansättningsdelar", replace(LEARNED, kin=0.0, part=0.0)),
    Part("utan bokstavsföljder", replace(LEARNED, letters=0.0)),
    Part("utan synonymer", replace(LEARNED, synonyms=0.0, graded=0.0)),
    Part("utan belopp", replace(LEARNED, quantity=0.0)),
    Part("utan rättstavning", replace(LEARNED, spelling=False)),
    Part("utan styckeindelning", cut=False),
)


@dataclass(frozen=True, slots=True)
class Ablation:
    """nDCG@10 (0-1) of every part's removal, by set, in the order of ``PARTS``."""

    sets: tuple[str, ...]
    rows: tuple[tuple[Part, tuple[float, ...]], ...]


def ablate(
    chosen: Mapping[str, RetrievalSet], progress: Callable[[str], None] = lambda label: None
) -> Ablation:
    """Measure the search whole, and without each of its parts.

    Args:
        chosen: the retrieval sets by name.
        progress: called with the name of each set.

    Raises:
        BenchmarkError: a process died.

    """
    columns = []
    for name, found in chosen.items():
        progress(name)
        columns.append(run_apart(_measure, found))
    rows = tuple(zip(PARTS, zip(*columns, strict=True), strict=True))
    return Ablation(tuple(chosen), rows)


def markdown(ablation: Ablation) -> str:
    """Return the measurements as the table in ``index/README.md``, with the differences."""
    whole = ablation.rows[0][1]
    lines = ["| | " + " | ".join(ablation.sets) + " |", "|---" * (len(whole) + 1) + "|"]
    for part, values in ablation.rows:
        cells = [
            f"{value:.3f}" if part is PARTS[0] else f"{value:.3f} ({value - all_:+.3f})"
            for value, all_ in zip(values, whole, strict=True)
        ]
        lines.append(f"| {part.label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _measure(chosen: RetrievalSet) -> list[float]:
    """Return nDCG@10 without each part, in this process."""
    from assistant.evaluation.ours import Ours

    indexed: dict[bool, Ours] = {}
    found: list[float] = []
    for part in PARTS:
        if part.cut not in indexed:
            indexed[part.cut] = Ours(cut=part.cut)
            indexed[part.cut].index(chosen.documents)
        ours = indexed[part.cut]
        ours.weigh(part.weights)
        ranking = {query: ours.search(text, K) for query, text in chosen.queries.items()}
        found.append(scores(ranking, chosen.judgements)[MEASURE])
    return found
