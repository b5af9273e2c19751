"""The measurements: ``kulturplan benchmark retrieval``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(help="Mät hur bra och hur snabb sökningen är.", no_args_is_help=True)


@app.command()
def retrieval(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[MAPP]",
            help="En mapp i BEIR:s uppställning: corpus.jsonl, queries.jsonl, qrels/test.tsv.",
            show_default=False,
        ),
    ] = None,
    pages: Annotated[
        Path | None,
        typer.Option(
            "--pages",
            help="Mät hur sökningen växer, med sidor ur en .jsonl(.gz) eller en mapp dokument.",
            show_default=False,
        ),
    ] = None,
    sizes: Annotated[
        str, typer.Option("--sizes", help="Antal stycken att mäta vid, med komma emellan.")
    ] = "1000,10000,100000",
    as_json: Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON.")] = False,
) -> None:
    """Jämför sökningen med färdiga alternativ, i samma körning."""
    if folder is None and pages is None:
        typer.echo("Ange en mapp i BEIR:s uppställning, --pages eller båda.", err=True)
        raise typer.Exit(1)
    found: dict[str, Any] = {}
    if folder is not None:
        found |= _compare(folder, as_json)
    if pages is not None:
        found["scale"] = _grow(pages, sizes, as_json)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))


@app.command()
def ablation(
    folders: Annotated[
        list[Path], typer.Argument(metavar="MAPP …", help="Mappar i BEIR:s uppställning.")
    ],
    readme: Annotated[
        Path | None,
        typer.Option(help="Skriv tabellen i filen, mellan dess märken.", show_default=False),
    ] = None,
) -> None:
    """Mät vad varje del av sökningen är värd: samma sökning utan den."""
    from assistant.evaluation.ablation import ablate, markdown
    from assistant.evaluation.beir import read_retrieval_set
    from assistant.evaluation.marked import write_between

    chosen = {folder.resolve().name: read_retrieval_set(folder) for folder in folders}
    table = markdown(ablate(chosen, progress=lambda name: _tell(f"Mäter {name} …")))
    typer.echo(table)
    if readme is not None:
        write_between(readme, "ablation", table)


def _compare(folder: Path, as_json: bool) -> dict[str, Any]:
    from assistant.evaluation.beir import read_retrieval_set
    from assistant.evaluation.report import comparison_json, comparison_table
    from assistant.evaluation.retrieval import compare
    from assistant.evaluation.systems import LABELS

    chosen = read_retrieval_set(folder)
    comparison = compare(chosen, progress=lambda system: _tell(f"Mäter {LABELS[system]} …"))
    if not as_json:
        size = f"{len(chosen.documents)} dokument, {len(chosen.queries)} frågor"
        _show(comparison_table(comparison, f"{folder.resolve().name}: {size}"))
    for reason in comparison.left_out:
        _tell(reason)
    return comparison_json(comparison)


def _grow(source: Path, sizes: str, as_json: bool) -> list[dict[str, Any]]:
    from assistant.evaluation.report import growth_json, growth_table
    from assistant.evaluation.scale import measure_growth, parse_sizes

    growth = measure_growth(
        source, parse_sizes(sizes), progress=lambda size: _tell(f"Mäter {size} stycken …")
    )
    if not as_json:
        _show(growth_table(growth, f"Växt: {source.name}"))
    if growth.short:
        _tell(growth.short)
    return growth_json(growth)


def _show(table: Any) -> None:
    from rich.console import Console

    Console().print(table)


def _tell(text: str) -> None:
    """Write beside the answer, so that the JSON stays JSON."""
    typer.echo(text, err=True)
