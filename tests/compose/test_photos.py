"""Photos with what is said of them."""

from __future__ import annotations

import pytest

from press_dossier.compose import compose
from press_dossier.document import Image, plain
from press_dossier.model import Dossier
from tests.sample_document import picture


def shown(credit: str | None) -> Image:
    photo = {"file": "port.jpg", "alt": "الميناء"} | ({"credit": credit} if credit else {})
    data = {"format": "1", "document_type": "ملف", "title": "عنوان", "photos": [photo]}
    dossier = Dossier.parse(data, assets={"port.jpg": picture("port").asset})
    (image,) = (block for block in compose(dossier).blocks if isinstance(block, Image))
    return image


def test_a_credit_has_a_label_before_it() -> None:
    image = shown("سعاد حداد")

    assert image.credit_label is not None
    assert image.credit is not None
    assert (plain(image.credit_label.text), plain(image.credit.text)) == ("تصوير:", "سعاد حداد")


@pytest.mark.parametrize("credit", [None, "تصوير: سعاد حداد", "تصوير سعاد حداد"])
def test_what_says_so_itself_and_nothing_have_no_label(credit: str | None) -> None:
    assert shown(credit).credit_label is None
