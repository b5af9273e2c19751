"""The commands about the documents: ``kulturplan corpus check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from corpus.checks.report import Report
    from corpus.problems import Problem

app = typer.Typer(help="Kontrollera dokumenten som svaren hämtas ur.", no_args_is_help=True)


@app.callback()
def corpus() -> None:
    """Keep ``check`` a command of its own, though it is the only one."""


@app.command()
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[MAPP]",
            help="Mappen eller filen som kontrolleras. Utelämnad: dokumenten som följer med.",
            show_default=False,
        ),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Sätt in hårda mellanslag där de saknas.")
    ] = False,
) -> None:
    """Kontrollera dokumenten: fotnoter, belopp, årtal, meningar, stavning."""
    from corpus.checks.report import check_folder, fix_folder
    from corpus.library import BUNDLED

    chosen = folder or BUNDLED
    if not chosen.exists():
        typer.echo(f"{chosen} finns inte. Kontrollera sökvägen.", err=True)
        raise typer.Exit(1)
    if fix:
        changed = fix_folder(chosen)
        typer.echo(f"Hårda mellanslag sattes in i {_count(changed, 'fil', 'filer')}.")
    report = check_folder(chosen)
    for problem in report.problems:
        typer.echo(_line(problem))
    for reason in report.skipped:
        typer.echo(reason)
    typer.echo(_summary(report))
    if report.problems:
        raise typer.Exit(1)


def _line(problem: Problem) -> str:
    """Return a problem with its path as seen from here."""
    path, here = problem.path.resolve(), Path.cwd()
    shown = path.relative_to(here) if path.is_relative_to(here) else path
    place = f"{shown}:{problem.line}" if problem.line else str(shown)
    return f"{place}: {problem.fault} {problem.remedy}"


def _summary(report: Report) -> str:
    found = "inga fel."
    if report.problems:
        files = _count(report.files, "fil", "filer")
        found = f"{len(report.problems)} fel i {files}."
    documents = _count(report.documents, "dokument kontrollerat", "dokument kontrollerade")
    return f"{documents}: {found}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
