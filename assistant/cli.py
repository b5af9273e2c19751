"""The command line: ``kulturplan ask | search | build | serve | evaluate | corpus | benchmark``."""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant import cli_benchmark, cli_corpus
from assistant.cli_build import build_text, progress_bar
from assistant.cli_evaluate import BUNDLED_CASES, CasesArgument
from corpus.document import Kind

if TYPE_CHECKING:
    from assistant.conversation import Assistant
    from assistant.settings import Settings

logger = logging.getLogger(__name__)

app = typer.Typer(
    name="kulturplan",
    help="Svarar på frågor om kulturplanen och de statliga kulturpengarna, med källor.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(cli_corpus.app, name="corpus")
app.add_typer(cli_benchmark.app, name="benchmark")

IndexOption = Annotated[
    Path | None, typer.Option("--index", help="Mappen med sökindexet.", show_default=False)
]
JsonOption = Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON.")]


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="Frågan, inom citattecken.")],
    history: Annotated[
        list[str] | None, typer.Option("--history", help="En tidigare fråga. Kan upprepas.")
    ] = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Svara på en fråga, med numrerade källor."""
    from assistant.report import answer_text

    answer = _start(_settings(index), index).answer(question, history or [])
    _write(_json(answer.to_json()) if as_json else answer_text(answer))


@app.command()
def search(
    question: Annotated[str, typer.Argument(help="Det du söker efter.")],
    k: Annotated[int, typer.Option("-k", min=1, max=200, help="Antal stycken.")] = 10,
    kind: Annotated[
        list[Kind] | None, typer.Option(help="Bara dokument av det slaget. Kan upprepas.")
    ] = None,
    year: Annotated[int | None, typer.Option(help="Bara det som gäller eller gällde året.")] = None,
    publisher: Annotated[
        list[str] | None, typer.Option(help="Bara det som utgivaren står för. Kan upprepas.")
    ] = None,
    recipient: Annotated[str, typer.Option(help="Bara stycken som nämner mottagaren.")] = "",
    equal: Annotated[
        bool, typer.Option("--equal", help="Låt äldre regler väga lika tungt som gällande.")
    ] = False,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Sök i källorna och visa de stycken som ligger närmast."""
    from assistant.report import hits_json, hits_text
    from index.filters import Filters

    settings = _settings(index)
    settings.prefer_current = settings.prefer_current and not equal
    searcher = _start(settings, index).search
    filters = Filters(
        kinds=frozenset(kind or ()),
        year=year,
        publishers=frozenset(publisher or ()),
        recipient=recipient,
    )
    hits = searcher.search(question, k, filters)
    _write(_json(hits_json(hits, searcher.store)) if as_json else hits_text(hits))


@app.command()
def build(
    corpus: Annotated[
        list[Path] | None, typer.Option("--corpus", help="En mapp med dokument. Kan upprepas.")
    ] = None,
    index: IndexOption = None,
) -> None:
    """Bygg sökindexet, eller uppdatera det."""
    from assistant.startup import build as build_now

    settings = _settings(index, corpus)
    with progress_bar() as progress:
        report = build_now(settings, progress)
    _write(build_text(report, settings))


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Adressen som sidan visas på.")] = None,
    port: Annotated[int | None, typer.Option(help="Porten som sidan visas på.")] = None,
    index: IndexOption = None,
) -> None:
    """Starta webbsidan."""
    from assistant.web.server import serve as serve_now

    settings = _settings(index)
    if host is not None:
        settings.host = host
    if port is not None:
        settings.port = port
    assistant = _start(settings, index)
    _write(f"Sidan visas på http://{settings.host}:{settings.port} – avsluta med Ctrl+C.")
    serve_now(assistant, settings)


@app.command()
def evaluate(
    cases: CasesArgument = BUNDLED_CASES,
    index: IndexOption = None,
    out: Annotated[
        Path | None, typer.Option("--json", help="Filen som siffrorna skrivs i.")
    ] = None,
    half: Annotated[
        str | None, typer.Option(help="Bara ena halvan: tuning eller reporting.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(help="En tidigare körning att jämföra med, fall för fall.")
    ] = None,
    readme: Annotated[
        Path | None,
        typer.Option(help="Skriv båda halvornas tabell i filen, mellan märkena ”answers”."),
    ] = None,
) -> None:
    """Ställ alla frågor i en fallfil och mät svaren."""
    from assistant.cli_evaluate import evaluate_cases, figures_text, halves_table, read_figures
    from assistant.evaluation.comparison import compare
    from assistant.evaluation.marked import write_between

    if readme is not None:
        with progress_bar("Ställer frågorna") as progress:
            table = halves_table(_start(_settings(index), index), cases, progress)
        write_between(readme, "answers", table)
        _write(table)
        return
    earlier = read_figures(against) if against else None
    assistant = _start(_settings(index), index)
    with progress_bar("Ställer frågorna") as progress:
        figures = evaluate_cases(assistant, cases, half, progress)
    if out is not None:
        out.write_text(_json(figures) + "\n", encoding="utf-8")
    _write(figures_text(figures))
    if earlier is not None:
        _write("\n".join(compare(earlier, figures)))


@app.command()
def fit(
    cases: CasesArgument = BUNDLED_CASES,
    index: IndexOption = None,
    write: Annotated[bool, typer.Option("--write", help="Spara dem där de används.")] = False,
) -> None:
    """Anpassa vikterna till fallens trimningshalva, och visa dem."""
    from assistant.cli_evaluate import fit_text

    _write(fit_text(_start(_settings(index), index), cases, write=write))


def main() -> None:
    """Run the command line; whatever goes wrong becomes a Swedish sentence and a log line."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if type(error).__module__.partition(".")[0] in {"assistant", "corpus", "index"}:
            logger.info("refused", exc_info=True)
            _complain(str(error))
            sys.exit(1)
        logger.exception("the command failed")
        _complain("Något gick fel och kommandot avbröts. Loggen ovan säger vad.")
        sys.exit(2)


def _start(settings: Settings, index: Path | None) -> Assistant:
    """Return the assistant; an index that was named is taken as it stands, never built."""
    from assistant.conversation import Assistant
    from assistant.startup import open_search, start

    if index is not None:
        return Assistant(open_search(settings))
    with progress_bar() as progress:
        return start(settings, progress)


def _settings(index: Path | None, corpus: list[Path] | None = None) -> Settings:
    from assistant.settings import Settings

    settings = Settings()
    logging.getLogger().setLevel(settings.log_level.upper())
    if index is not None:
        settings.index = index
    if corpus:
        settings.corpus = corpus
    return settings


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _write(text: str) -> None:
    typer.echo(text)


def _complain(text: str) -> None:
    typer.echo(text, err=True)


if __name__ == "__main__":
    main()
