"""A template: page, colours, faces, labels. What it looks like and what it calls things.

A template is a folder with a `template.yaml`; it may `extends` another and then states only
what differs. `Look` is the part that renderers read; `Labels` the part that `compose` reads.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from press_dossier import resources
from press_dossier.errors import Place, Problem, SourceError
from press_dossier.labels import Labels, Tanwin, Wording
from press_dossier.look import (
    CoverStyle,
    Digits,
    Faces,
    Justification,
    Look,
    Page,
    Palette,
    Scale,
)
from press_dossier.resources import Family
from press_dossier.sources import marked, textfile
from press_dossier.sources.fields import nearest
from press_dossier.sources.layers import Layers


class Template(NamedTuple):
    """A template as `compose` reads it.

    `chart` and `map` say whether they are drawn unasked, `shares` whether a region's number in
    the summary table has its share of the total beside it.
    """

    look: Look
    labels: Labels
    names: dict[str, str]
    chart: bool
    map: bool
    shares: bool
    letterhead: Path | None


_LEAST_ROOM = (75, 100)
"""Width and height that the margins must leave, millimetres: those of a small A6 page."""


def _roomy(page: Page) -> Page:
    width = page.width - page.start - page.end
    height = page.height - page.top - page.bottom
    if width < _LEAST_ROOM[0] or height < _LEAST_ROOM[1]:
        found = f"{width:g} × {height:g}"
        expected = "≥ {} × {}".format(*_LEAST_ROOM)
        raise PydanticCustomError("page-too-small", found, {"found": found, "expected": expected})
    return page


_LAST_RESORT = ("noto-sans", "noto-sans-symbols-2", "noto-sans-math", "noto-sans-symbols")
"""Families asked after those of any template, for signs that few texts hold («≈», «☎», «①»)."""


class _Settings(BaseModel):
    """What `template.yaml` holds."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["1"]
    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
    extends: str | None = None
    page: Annotated[Page, AfterValidator(_roomy)] = Page()
    colours: Palette
    faces: Faces
    scale: Scale = Scale()
    cover: CoverStyle = "band"
    justification: Justification = "kashida"
    digits: Digits = "latn"
    tanwin: Tanwin = "before"
    chart: bool = False
    map: bool = False
    shares: bool = False
    letterhead: str | None = None
    names: dict[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], str] = Field(default_factory=dict)


def names() -> list[str]:
    """Return the names of the bundled templates."""
    return sorted(
        path.parent.name for path in resources.folder("templates").glob("*/template.yaml")
    )


def load(template: str | Path) -> Template:
    """Return a bundled template by its name, or the one in a folder.

    Raises SourceError for an unknown name, an unknown key, a wrong value, a missing label.
    """
    return _load(_find(str(template), Place()))


def _find(name: str, place: Place) -> Path:
    bundled = resources.folder("templates") / name
    own = Path(name)
    for folder in (bundled, own) if own.name == name else (own,):
        if (folder / "template.yaml").is_file():
            return folder.resolve()
    if own.is_dir():
        found = str(own / "template.yaml")
        raise SourceError(Problem("template-no-file", Place(str(own)), found=found))
    known = tuple(names())
    raise SourceError(
        Problem(
            "unknown-template",
            place,
            found=name,
            expected=", ".join(known),
            nearest=nearest(name, known),
        )
    )


@cache
def _load(folder: Path) -> Template:
    layers = _layers(folder)
    settings = Layers([file for file, _ in layers]).read(_Settings)
    label_files = [
        marked.parse(textfile.read(path / "labels.yaml"))
        for _, path in layers
        if (path / "labels.yaml").is_file()
    ]
    wording = Layers(label_files).read(Wording)
    asked = dict.fromkeys((*settings.faces.fallback, *_LAST_RESORT))
    faces = replace(settings.faces, fallback=tuple(asked))
    look = Look(
        name=settings.name,
        page=settings.page,
        palette=settings.colours,
        faces=faces,
        scale=settings.scale,
        families=_families(faces, layers),
        cover=settings.cover,
        justification=settings.justification,
        digits=settings.digits,
    )
    letterhead = None
    if settings.letterhead is not None:
        letterhead = folder / settings.letterhead
    return Template(
        look,
        Labels(wording, settings.tanwin),
        settings.names,
        settings.chart,
        settings.map,
        settings.shares,
        letterhead,
    )


def _layers(folder: Path) -> list[tuple[marked.Marked, Path]]:
    """Return the template's file and those that it extends, the first extended first."""
    layers: list[tuple[marked.Marked, Path]] = []
    seen: set[Path] = set()
    while True:
        file = marked.parse(textfile.read(folder / "template.yaml"))
        layers.insert(0, (file, folder))
        seen.add(folder)
        data: Any = file.data
        base = data.get("extends") if isinstance(data, dict) else None
        if not isinstance(base, str):
            return layers
        folder = _find(base, file.place(("extends",)))
        if folder in seen:
            problem = Problem("template-circle", file.place(("extends",)), found=base)
            raise SourceError(problem)


def _families(faces: Faces, layers: list[tuple[marked.Marked, Path]]) -> dict[str, Family]:
    """Return the families that the faces name, a template's own `fonts` folder first."""
    known = dict(resources.families())
    for _, folder in layers:
        known |= resources.families_in(folder / "fonts")
    wanted = tuple(dict.fromkeys((faces.body, faces.heading, *faces.fallback)))
    bundled = resources.folder("fonts")
    is_ours = layers[-1][1].parent == resources.folder("templates").resolve()
    for name in wanted:
        if name not in known and (is_ours or (bundled / name).is_dir()):
            raise resources.missing(bundled / name / "Regular.ttf")
    problems = [
        Problem(
            "unknown-font",
            layers[-1][0].place(("faces",)),
            found=name,
            expected=", ".join(sorted(known)),
            nearest=nearest(name, tuple(sorted(known))),
        )
        for name in wanted
        if name not in known
    ]
    for name in wanted:
        for path in filter(None, known[name][1:] if name in known else ()):
            try:
                resources.check_font(path)
            except SourceError as error:
                problems += error.problems
    if problems:
        raise SourceError(problems)
    return {name: known[name] for name in wanted}
