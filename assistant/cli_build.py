"""What the command line shows of a build: a progress bar, and then what was done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.build import BuildReport, Progress


@contextmanager
def progress_bar(title: str = "Bygger sökindexet") -> Iterator[Progress]:
    """Show a progress bar on the error stream, once there is something to show."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn(title),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    bar = Progress(*columns, console=Console(stderr=True))
    task = bar.add_task("", total=None, visible=False)

    def report(done: int, total: int) -> None:
        bar.start()
        bar.update(task, completed=done, total=total, visible=True)

    try:
        yield report
    finally:
        bar.stop()


def build_text(report: BuildReport, settings: Settings) -> str:
    """Return what a build did, and which files it could not read or left out."""
    count = len(report.library.documents)
    lines = [
        f"Sökindexet i {settings.index} är redan aktuellt: {count} dokument."
        if report.unchanged
        else f"Klart: {count} dokument och {report.passages} stycken i {settings.index} "
        f"({report.embedded} nya eller ändrade stycken)."
    ]
    for title, problems in (
        ("Kunde inte läsas:", report.library.problems),
        ("Lämnades utanför:", report.library.left_out),
    ):
        if problems:
            lines += [title, *(f"  {problem}" for problem in problems)]
    return "\n".join(lines)
