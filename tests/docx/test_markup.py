"""Markup as text: any characters are safe, children stand in the schema's order."""

from __future__ import annotations

import pytest
from docx.oxml.parser import parse_xml
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from press_dossier.docx import markup
from press_dossier.docx.text import run
from tests.docx.wordfile import W


def parsed(xml: str) -> etree._Element:
    return parse_xml(f"<w:body{markup.declarations()}>{xml}</w:body>")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_from_a_run_but_what_xml_forbids(text: str) -> None:
    body = parsed(run(text))

    parts = {
        f"{W}t": lambda node: node.text or "",
        f"{W}br": lambda _: "\n",
        f"{W}tab": lambda _: "\t",
    }
    back = "".join(parts[node.tag](node) for node in body[0])
    assert back.replace("\r", "\n") == "".join(
        character if markup.text(character) != "\ufffd" else "\ufffd" for character in text
    ).replace("\r", "\n")


@given(st.text(max_size=20))
def test_any_value_is_safe_in_an_attribute(value: str) -> None:
    body = parsed(markup.element("tblCaption", value))

    assert body[0].tag == f"{W}tblCaption"
    assert len(body[0].attrib) == 1


def test_children_stand_in_order_whatever_order_they_are_given_in() -> None:
    written = markup.children("pPr", {"jc": "both", "bidi": True, "pStyle": "Title"})

    assert [child.tag for child in parsed(written)] == [f"{W}pStyle", f"{W}bidi", f"{W}jc"]


def test_a_child_that_the_order_does_not_know_is_an_error() -> None:
    with pytest.raises(KeyError):
        markup.children("pPr", {"colour": "red"})


def test_a_child_is_put_in_its_place_among_strangers_and_replaces_its_like() -> None:
    properties = parsed("<w:pPr><w:keepNext/><w:jc w:val='left'/><w:rPr/></w:pPr>")[0]

    markup.put(properties, "bidi", True)
    markup.put(properties, "jc", "center")

    assert [etree.QName(child).localname for child in properties] == [
        "keepNext",
        "bidi",
        "jc",
        "rPr",
    ]
    assert properties.find(f"{W}jc").get(f"{W}val") == "center"
