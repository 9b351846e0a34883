"""The names that others build on, and that no more is shown."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import press_dossier


def test_the_public_names_are_these() -> None:
    names = ["Document", "Dossier", "DossierError", "compose", "load", "make", "render"]

    assert press_dossier.__all__ == names
    assert dir(press_dossier) == names


@pytest.mark.parametrize(
    ("name", "signature"),
    [
        ("load", "(path: 'str | Path') -> 'Dossier'"),
        (
            "compose",
            "(dossier: 'Dossier', template: 'str | Path' = 'official', *, proof: 'bool' = False)"
            " -> 'Document'",
        ),
    ],
)
def test_a_function_is_called_so(name: str, signature: str) -> None:
    assert str(inspect.signature(getattr(press_dossier, name))) == signature


def test_compose_is_the_function_whatever_was_imported_before() -> None:
    program = (
        "import press_dossier.making, press_dossier.cli.make, press_dossier;"
        "from press_dossier import compose;"
        "import press_dossier.sources.yaml;"
        "assert callable(compose) and callable(press_dossier.compose)"
    )

    subprocess.run([sys.executable, "-c", program], check=True)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        press_dossier.nothing  # noqa: B018
