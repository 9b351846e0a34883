"""The rooms depend on each other in one direction, and a run loads only what it needs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import press_dossier

PACKAGE = "press_dossier"
ROOT = Path(press_dossier.__file__).parent


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join((PACKAGE, *parts)).removesuffix(".__init__")


MODULES = {module_of(path): path for path in sorted(ROOT.rglob("*.py"))}


def imported(nodes: list[ast.stmt], *, deep: bool) -> Iterator[str]:
    """Yield the project's modules that statements import; `deep` looks into functions too."""
    for node in nodes:
        match node:
            case ast.Import(names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), names=names):
                for name in names:
                    longer = f"{module}.{name.name}"
                    yield longer if longer in MODULES else module
            case ast.If(test=ast.Name("TYPE_CHECKING")):
                continue
            case ast.FunctionDef() | ast.AsyncFunctionDef() if not deep:
                continue
            case _:
                children = [n for n in ast.iter_child_nodes(node) if isinstance(n, ast.stmt)]
                yield from imported(children, deep=deep)


def imports_of(module: str, *, deep: bool = False) -> set[str]:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    return {name for name in imported(tree.body, deep=deep) if name in MODULES} - {module}


@cache
def graph(*, deep: bool) -> Mapping[str, set[str]]:
    # The face of the package imports each room only when a name is asked for.
    return {module: imports_of(module, deep=deep) - {PACKAGE} for module in MODULES}


def reached(start: str) -> set[str]:
    """Return every module of the project that a room imports, however indirectly."""
    edges = graph(deep=True)
    waiting = [module for module in MODULES if module == start or module.startswith(f"{start}.")]
    found: set[str] = set()
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting.extend(edges[module])
    return found


def test_no_module_imports_itself_by_way_of_others() -> None:
    try:
        TopologicalSorter(graph(deep=False)).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize(
    ("room", "never"),
    [
        ("model", ("template", "compose", "document", "sources", "pdf", "docx", "cli")),
        ("document", ("model", "compose", "pdf", "docx", "sources")),
        ("compose", ("pdf", "docx", "making", "writing", "cli")),
        ("typography", ("pdf", "docx", "model", "compose", "template")),
        ("pdf", ("docx", "model", "compose", "summary", "making", "cli")),
        ("docx", ("pdf", "model", "compose", "summary", "making", "cli")),
        ("provenance", ("docx", "pdf", "model", "compose", "sources")),
        ("errors", ("messages", "model", "cli")),
        ("making", ("cli",)),
    ],
)
def test_a_room_does_not_know_what_is_above_or_beside_it(room: str, never: tuple[str, ...]) -> None:
    rooms = {module.split(".")[1] for module in reached(f"{PACKAGE}.{room}") if "." in module}

    assert rooms & set(never) == set()


def loaded_by(*arguments: str, cwd: Path) -> set[str]:
    """Return the modules that one run of the command loads."""
    program = (
        "import sys; from press_dossier.cli import main; code = main(sys.argv[1:]);"
        "print('\\n'.join(sys.modules), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stderr.split())


NEEDED_FOR_A_PDF = {"bidi", "click", "pydantic", "reportlab", "uharfbuzz", "yaml"}
BROUGHT_BY_THOSE = {
    "PIL",
    "annotated_types",
    "pydantic_core",
    "typing_extensions",
    "typing_inspection",
}
NEVER_FOR_A_PDF = {
    "asyncio",
    "ctypes",
    "difflib",
    "multiprocessing",
    "reportlab.platypus",
    "subprocess",
    "urllib.request",
    "xml",
    "press_dossier.compose.proof",
    "press_dossier.docx",
    "press_dossier.figures",
    "press_dossier.geography.gazetteer",
    "press_dossier.model.claims",
    "press_dossier.revision",
    "press_dossier.sources.article",
    "press_dossier.sources.sheet",
}


def packages(loaded: set[str]) -> set[str]:
    """Return the packages among loaded modules that come neither with Python nor with us."""
    names = {name.partition(".")[0] for name in loaded} - {PACKAGE}
    return {name for name in names - sys.stdlib_module_names if not name.startswith("_")}


def test_making_a_pdf_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    loaded = loaded_by("--format", "pdf", "--output", str(tmp_path), cwd=tmp_path)

    assert packages(loaded) - {"cython_runtime", "sitecustomize"} <= (
        NEEDED_FOR_A_PDF | BROUGHT_BY_THOSE
    )
    assert loaded & NEVER_FOR_A_PDF == set()


def test_making_a_word_file_adds_only_what_writes_word_files(tmp_path: Path) -> None:
    pdf = loaded_by("--format", "pdf", "--output", str(tmp_path), cwd=tmp_path)

    word = loaded_by("--format", "docx", "--output", str(tmp_path), cwd=tmp_path)

    assert packages(word) - packages(pdf) <= {"docx", "lxml"}


def test_saying_the_version_loads_neither_model_nor_renderer(tmp_path: Path) -> None:
    loaded = loaded_by("--version", cwd=tmp_path)

    heavy = {"pydantic", "reportlab", "uharfbuzz", "docx", "yaml", "babel"}
    assert loaded & heavy == set()
