"""Photos with their credit, and maps whose crowded markers bear numbers."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from press_dossier.document import AnyBlock, Map, plain
from press_dossier.figures import world_map
from press_dossier.pdf import render
from press_dossier.typography import Typesetter
from tests.figures.scenes import WIDTH, drawn_by_lot, map_of
from tests.pdf.tagged import Node, TaggedFile, normal
from tests.pdf.test_file import validation
from tests.sample_document import LookName, picture, sample_document, spans

TITLE = "دليل الأرقام"


def crowded_map() -> Map:
    return replace(map_of(drawn_by_lot(80)), key=spans(TITLE))


@cache
def data(look: LookName, *blocks: AnyBlock) -> bytes:
    return render(replace(sample_document(look), blocks=blocks, notes=())).data


def of_figure(file: TaggedFile) -> list[Node]:
    """What belongs to the last figure: the figure, a key, caption and credit."""
    parent = file.nodes("Figure")[-1].parent
    assert parent is not None
    return [kid for kid in parent.kids if isinstance(kid, Node)]


def test_the_key_of_a_map_is_a_list_between_the_map_and_its_caption() -> None:
    file = TaggedFile(data("official", crowded_map()))

    assert [node.role for node in of_figure(file)] == ["Figure", "L", "Caption", "P"]


@pytest.mark.parametrize("look", ["official", "modern"])
def test_the_key_reads_as_its_numbers_and_names_in_their_order(look: LookName) -> None:
    block, document = crowded_map(), sample_document(look)
    setter = Typesetter(document.look.families)
    wanted = [
        (normal(plain(entry.number)), normal(plain(entry.name.text)))
        for entry in world_map(block, document.look, setter, WIDTH, "latn").key
    ]

    key = of_figure(TaggedFile(data(look, block)))[1]
    title, *items = (kid for kid in key.kids if isinstance(kid, Node))

    assert (title.role, normal(title.text())) == ("Caption", TITLE)
    assert {item.role for item in items} == {"LI"}
    assert [tuple(normal(kid.text()) for kid in item.kids) for item in items] == wanted  # type: ignore[union-attr]


def test_a_map_with_room_for_its_names_has_no_key() -> None:
    file = TaggedFile(data("official", map_of(["MA", "BR", "JP"])))

    assert [node.role for node in of_figure(file)] == ["Figure", "Caption", "P"]


def test_a_credit_stands_behind_its_label() -> None:
    file = TaggedFile(data("official", picture("photo")))

    assert normal(of_figure(file)[-1].text()) == "تصوير: قسم الإعلام"


@pytest.mark.slow
@pytest.mark.needs("java")
@pytest.mark.needs("verapdf")
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
@pytest.mark.parametrize("look", ["official", "modern"])
def test_a_map_with_a_key_passes_verapdf(look: LookName, flavour: str, tmp_path: Path) -> None:
    assert validation(data(look, crowded_map(), picture("photo")), flavour, tmp_path) == []
