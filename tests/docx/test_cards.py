"""Key figures in Word: cells with gaps between them, numbers in one size."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from press_dossier.document import Card, Cards
from press_dossier.docx import render
from tests.docx.wordfile import W, WordFile, text_of
from tests.sample_document import authored, sample_document


def _file(*values: str) -> WordFile:
    cards = Cards(
        tuple(
            Card(None, authored(f"value_{n}", value), authored(f"label_{n}", f"LABEL {n}"))
            for n, value in enumerate(values)
        )
    )
    return WordFile(render(replace(sample_document(), blocks=(cards,))))


def _numbers(file: WordFile) -> dict[str, str]:
    styles = ((text_of(p), file.style_of(p)) for p in file.root().iter(f"{W}p"))
    return {text: style for text, style in styles if style.startswith("Card Number")}


def _size(file: WordFile, name: str) -> float:
    (style,) = (
        style
        for style in file.root("word/styles.xml").iter(f"{W}style")
        if style.find(f"{W}name").get(f"{W}val") == name
    )
    return int(style.find(f"{W}rPr/{W}szCs").get(f"{W}val")) / 2


def test_numbers_that_fit_stand_in_the_looks_size() -> None:
    assert set(_numbers(_file("43", "31", "1200")).values()) == {"Card Number"}


def test_one_long_number_makes_all_of_them_smaller_alike() -> None:
    file = _file("1 250 000 000 " * 4, "9", "31", "2", "16")

    (style,) = set(_numbers(file).values())
    assert len(_numbers(file)) == 5
    assert _size(file, style) < sample_document().look.scale.number


def test_fewer_stand_abreast_before_a_long_number_makes_all_of_them_small() -> None:
    file = _file("1 250 000 000", "1 250 000 000", "31", "2", "16")

    assert set(_numbers(file).values()) == {"Card Number"}
    assert len(list(file.root().iter(f"{W}tbl"))) > 1


def test_no_ground_or_rule_runs_over_the_gap_between_two_cards() -> None:
    cells = list(_file("43", "31", "16").root().iter(f"{W}tc"))

    assert [_is_drawn(cell) for cell in cells] == [True, False, True, False, True]


def _is_drawn(cell: etree._Element) -> bool:
    marks = [cell.find(f"{W}tcPr/{W}{name}") is not None for name in ("shd", "tcBorders")]
    assert marks[0] == marks[1]
    return marks[0]
