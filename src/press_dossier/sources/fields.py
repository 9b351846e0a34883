"""What the model lets stand at a path of the source: for naming the field that was meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from types import NoneType
from typing import Any, Literal, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from press_dossier import geography, resources
from press_dossier.model import Dossier
from press_dossier.sources.marked import Plain

_EXAMPLES = {
    "code": "150",
    "email": "press@example.org",
    "format": "1",
    "id": "first_meeting",
    "language": "fr",
    "locale": "ar-MA",
    "names": "MA",
    "phone": "+212 537 00 00 00",
    "time": "18:00",
    "unit": "meeting",
    "units": "meeting",
}


def names_at(data: Plain, path: Sequence[str | int], root: type[BaseModel] = Dossier) -> list[str]:
    """Return the names of the fields that may stand in the mapping at `path` of a `root`."""
    return [
        info.alias or name
        for model in _models_at(data, path, root)
        for name, info in _fields(model)
    ]


def example(path: Sequence[str | int]) -> str | None:
    """Return a value of the form that the field at `path` must have, where one is known."""
    names = [step for step in path if isinstance(step, str)]
    return next((_EXAMPLES[name] for name in reversed(names) if name in _EXAMPLES), None)


@lru_cache(maxsize=4096)
def nearest(found: str, valid: tuple[str, ...]) -> str | None:
    """Return the valid value that `found` is most like, None where none is like it."""
    from difflib import get_close_matches

    folded = {value.lower().replace("-", "_"): value for value in valid}

    matches = get_close_matches(found[:80].lower().replace("-", "_"), list(folded), 1, 0.6)
    return folded[matches[0]] if matches else None


def meant(found: str, valid: tuple[str, ...], group: Literal["fields", "values"]) -> str | None:
    """Return the valid field or value that `found` is most like, or says in Arabic."""
    said = _said(found)
    for name in valid:
        if said in _arabic(group).get(name, ()):
            return name
    spoken = {word: name for name in valid for word in _arabic(group).get(name, ())}
    near = nearest(found, valid)
    return near or spoken.get(nearest(said, tuple(spoken)) or "")


@cache
def _arabic(group: str) -> dict[str, tuple[str, ...]]:
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    with resources.data("source_words.yaml").open("rb") as file:
        words: dict[str, list[str]] = yaml.load(file, loader)[group]
    return {name: tuple(map(_said, spellings)) for name, spellings in words.items()}


def _said(text: str) -> str:
    folded = geography.fold(text[:80].replace("_", " "))
    return " ".join(word.removeprefix("ال") for word in folded.split())


def _models_at(
    data: Plain, path: Sequence[str | int], root: type[BaseModel]
) -> list[type[BaseModel]]:
    models: list[type[BaseModel]] = [root]
    value: Plain = data
    for step in path:
        if isinstance(step, str):
            value = value.get(step) if isinstance(value, dict) else None
            models = [
                inner
                for model in models
                for name, info in _fields(model)
                if step == (info.alias or name)
                for inner in _inner_models(info.annotation)
            ]
        else:
            value = value[step] if isinstance(value, list) and step < len(value) else None
            models = _of_kind(models, value)
    return models


def _of_kind(models: list[type[BaseModel]], value: Plain) -> list[type[BaseModel]]:
    """Return those of a union's models whose `kind` the value names; all where none is named."""
    kind = value.get("kind") if isinstance(value, dict) else None
    named = [
        model
        for model in models
        if "kind" in model.model_fields and kind in get_args(model.model_fields["kind"].annotation)
    ]
    return named or models


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    return iter(model.model_fields.items())


def _inner_models(annotation: Any) -> list[type[BaseModel]]:
    """Return the models that stand anywhere in an annotation, in order."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [
        model
        for part in get_args(annotation)
        if part is not NoneType
        for model in _inner_models(part)
    ]
