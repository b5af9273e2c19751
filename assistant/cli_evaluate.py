"""The command ``kulturplan evaluate``: how good the answers are, by the cases."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from assistant.conversation import Assistant

BUNDLED_CASES = Path(__file__).parent / "evaluation" / "cases"


def evaluate_cases(
    assistant: Assistant, cases: Path, half: str | None, progress: Callable[[int, int], None]
) -> dict[str, Any]:
    """Return the figures of a run over the cases, all of them or one half."""
    from assistant.evaluation.answers import run, summarise
    from assistant.evaluation.cases import load_cases

    chosen = [case for case in load_cases(cases) if half is None or case.half == half]
    return summarise(run(assistant, chosen, progress))


def figures_text(figures: dict[str, Any]) -> str:
    """Return the figures as a table by kind and audience, with every failure below."""
    head = (
        "",
        "n",
        "rätt",
        "rätt genast",
        "precision",
        "källa",
        "ordagrant",
        "avstod rätt",
        "avstod fel",
    )
    rows = [head, _row("alla", figures)]
    for group in ("by_audience", "by_kind"):
        rows += [_row(name, values) for name, values in figures[group].items()]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = [
        "  ".join(cell.ljust(w) if n == 0 else cell.rjust(w) for n, (cell, w) in enumerate(pairs))
        for pairs in (list(zip(row, widths, strict=True)) for row in rows)
    ]
    times = figures["latency_ms"]
    lines += ["", f"Tid per fråga: p50 {times['p50']} ms, p95 {times['p95']} ms", ""]
    for failure in figures["failures"]:
        lines.append(f"{failure['id']} ({failure['kind']}): {failure['question']}")
        lines.append(f"  {'; '.join(failure['missed'])}")
        lines.append(f"  {failure['answer'][:300]}")
    return "\n".join(lines)


ROWS = (
    ("questions", "n"),
    ("right, of all asked", "accuracy"),
    ("right before ”Visa mer” is opened", "accuracy_at_once"),
    ("right, of those answered", "precision_answered"),
    ("cites a fitting source", "citation_match"),
    ("quotations word for word", "verbatim"),
    ("abstains where the sources do not answer", "abstain_recall"),
    ("abstains where they do", "false_abstain"),
)


def halves_table(assistant: Assistant, cases: Path, progress: Callable[[int, int], None]) -> str:
    """Return the figures of both halves of the cases as a table in Markdown."""
    from assistant.evaluation.cases import Half

    halves = [evaluate_cases(assistant, cases, half, progress) for half in Half]
    lines = ["| | " + " | ".join(f"{half} half" for half in Half) + " |", "|---|---|---|"]
    for label, name in ROWS:
        cells = (str(h[name]) if name == "n" else f"{h[name]:.2f}" for h in halves)
        lines.append(f"| {label} | {' | '.join(cells)} |")
    times = (f"{h['latency_ms']['p50']:.0f} / {h['latency_ms']['p95']:.0f} ms" for h in halves)
    lines.append(f"| time for an answer, p50 / p95 | {' | '.join(times)} |")
    return "\n".join(lines)


def fit_text(assistant: Assistant, cases: Path, *, write: bool = False) -> str:
    """Return what is learned from the tuning half of the cases, and how it does on unseen ones.

    With ``write`` it is also written to where the assistant reads it.
    """
    from dataclasses import asdict

    from assistant.decide import TREES, Boosted, Logistic
    from assistant.evaluation.answers import SHARES, summarise
    from assistant.evaluation.boosting import of_bundled
    from assistant.evaluation.cases import Half, load_cases
    from assistant.evaluation.fit import cross_validate, fitted
    from assistant.evaluation.lessons import lesson, unanswered_lesson
    from assistant.evaluation.wordings import UNANSWERED, fit_bundled, write_wordings
    from assistant.fitted import write_learned
    from corpus.questions import load_unanswered

    if write:
        write_wordings(fit_bundled())
    lessons = [lesson(assistant, c) for c in load_cases(cases) if c.half is Half.TUNING]
    others = [unanswered_lesson(assistant, text) for text in load_unanswered(UNANSWERED)]
    bundled = list(of_bundled(assistant))
    unseen = summarise(cross_validate(assistant, lessons, others, bundled))
    learned = fitted(assistant, lessons, others, bundled)
    judges = {"bundled": learned.decision.bundled, "other": learned.decision.other}
    trees, logistic = (judge.odds for judge in judges.values())
    if not isinstance(trees, Boosted) or not isinstance(logistic, Logistic):
        raise TypeError("the judges that were fitted are of other kinds")
    numbers = {
        "weights": asdict(learned.weights),
        "grounds": asdict(logistic.weights),
        "logistic": {"bias": logistic.bias},
        **{
            name: {"least": judge.least, "least_of_lookup": judge.least_of_lookup}
            for name, judge in judges.items()
        },
    }
    if write:
        write_learned(numbers)
        trees.trees.write(TREES)
    shares = (f"  {name}: {unseen[name]:.3f}" for name in SHARES if unseen[name] is not None)
    return "\n".join(
        [
            json.dumps(numbers, indent=2),
            f"På {len(lessons)} fall som vikterna inte är anpassade till (korsvalidering):",
            *shares,
        ]
    )


def read_figures(path: Path) -> dict[str, Any]:
    """Return the figures of an earlier run.

    Raises:
        typer.BadParameter: the file holds no figures.
    """
    try:
        figures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise typer.BadParameter(f"{path} går inte att läsa som en tidigare körning.") from error
    return figures


def _row(name: str, values: dict[str, Any]) -> tuple[str, ...]:
    from assistant.evaluation.answers import SHARES

    cells = ("–" if values[s] is None else f"{values[s]:.3f}".replace(".", ",") for s in SHARES)
    return (name, str(values["n"]), *cells)


CasesArgument = Annotated[
    Path, typer.Argument(help="En fallfil eller en mapp med fallfiler.", show_default=False)
]
