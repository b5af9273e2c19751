"""The house rules that no single module can keep: which room may know which."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("corpus", "index", "assistant", "app")
MAY_IMPORT = {"corpus": set(), "index": {"corpus"}, "assistant": {"corpus", "index"}}
LONGEST_MODULE = 250
MODULES = sorted(
    path.relative_to(ROOT)
    for path in (*ROOT.glob("*.py"), *(p for room in ROOMS for p in (ROOT / room).rglob("*.py")))
)


def _tree(module: Path) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"), filename=str(module))


def _imported_rooms(tree: ast.Module) -> Iterator[str]:
    """Yield the first name of every import; a relative one stays in its room."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield (node.module or "").split(".")[0]


def _prints(tree: ast.Module) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"print", "pprint"}
    ]


def test_every_room_has_modules() -> None:
    assert set(MAY_IMPORT) <= {module.parts[0] for module in MODULES}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_imports_only_what_lies_before_it(module: Path) -> None:
    room = module.parts[0]
    forbidden = set(ROOMS) - MAY_IMPORT.get(room, set(ROOMS)) - {room}
    assert not forbidden & set(_imported_rooms(_tree(module)))


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_is_short_enough_to_read_in_one_go(module: Path) -> None:
    lines = (ROOT / module).read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_MODULE, f"{module} has {lines} lines"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_only_the_command_line_prints(module: Path) -> None:
    if module.parts[0] == "assistant" and module.parts[1].startswith("cli"):
        return
    assert _prints(_tree(module)) == []


def test_a_forbidden_import_would_be_seen() -> None:
    tree = ast.parse(
        "def late():\n    from assistant.answer import Answer\n    import index.store\n"
    )
    assert set(_imported_rooms(tree)) == {"assistant", "index"}


def test_a_print_would_be_seen() -> None:
    assert _prints(ast.parse("if True:\n    print('hej')\n")) == [2]
