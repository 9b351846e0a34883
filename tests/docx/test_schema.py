"""The file is valid, by a validator and by what the validator does not look at."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from press_dossier import making
from press_dossier.docx.markup import ORDER
from tests.docx.wordfile import WP, R, W, WordFile


def findings(file: WordFile, folder: Path) -> list[str]:
    path = folder / "file.docx"
    path.write_bytes(file.data)
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=20).validate(path)
    return [str(error) for error in result.errors]


def test_the_validator_finds_nothing(either: WordFile, tmp_path: Path) -> None:
    assert findings(either, tmp_path) == []


@pytest.mark.parametrize("wishes", [{"clean": True}, {"embed": "none"}])
def test_the_validator_finds_nothing_with_other_wishes(make, wishes, tmp_path: Path) -> None:
    assert findings(make(**wishes), tmp_path) == []


@pytest.mark.parametrize("proof", [False, True], ids=["public", "proof"])
@pytest.mark.parametrize("template", ["official", "modern"])
@pytest.mark.parametrize("name", sorted(making.examples()))
def test_the_validator_finds_nothing_in_a_built_in_dossier(
    name: str, template: str, proof: bool, tmp_path: Path
) -> None:
    dossier = making.read(making.examples()[name])
    document = making.compose(dossier, template, proof=proof)
    made = making.render_all(document, making.FORMATS)["docx"]

    assert findings(WordFile(made), tmp_path) == []


def ids(file: WordFile, tag: str, attribute: str) -> Counter[str]:
    return Counter(
        element.get(attribute, "") for _, root in file.roots() for element in root.iter(tag)
    )


@pytest.mark.parametrize(
    ("tag", "attribute"),
    [
        (f"{WP}docPr", "id"),
        (f"{W}bookmarkStart", f"{W}id"),
        (f"{W}bookmarkStart", f"{W}name"),
    ],
)
def test_ids_are_unique_in_the_whole_file(either: WordFile, tag: str, attribute: str) -> None:
    counted = ids(either, tag, attribute)

    assert counted
    assert max(counted.values()) == 1


def test_each_content_control_has_an_id_of_its_own(either: WordFile) -> None:
    counted = Counter(
        control.find(f"{W}id").get(f"{W}val")
        for _, root in either.roots()
        for control in root.iter(f"{W}sdtPr")
    )

    assert counted
    assert max(counted.values()) == 1


def test_every_bookmark_that_begins_ends(either: WordFile) -> None:
    starts = ids(either, f"{W}bookmarkStart", f"{W}id")
    ends = ids(either, f"{W}bookmarkEnd", f"{W}id")

    assert starts == ends


def test_field_characters_are_balanced(either: WordFile) -> None:
    depth, deepest = 0, 0
    for character in either.root().iter(f"{W}fldChar"):
        kind = character.get(f"{W}fldCharType")
        depth += {"begin": 1, "separate": 0, "end": -1}[kind]
        deepest = max(deepest, depth)
        assert depth >= 0

    assert depth == 0
    assert deepest == 2  # page references inside the contents


def test_every_anchor_and_page_reference_has_its_bookmark(either: WordFile) -> None:
    root = either.root()
    names = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    anchors = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")} - {None}
    references = {
        text.text.split()[1]
        for text in root.iter(f"{W}instrText")
        if text.text.split()[0] == "PAGEREF"
    }

    assert anchors == references
    assert anchors
    assert anchors <= names


def test_every_number_used_is_defined(either: WordFile) -> None:
    defined = {num.get(f"{W}numId") for num in either.root("word/numbering.xml").iter(f"{W}num")}
    used = {
        number.get(f"{W}val")
        for name in ("word/document.xml", "word/styles.xml")
        for number in either.root(name).iter(f"{W}numId")
    } - {"0"}

    assert used
    assert used <= defined


def test_every_style_used_is_defined(either: WordFile) -> None:
    used = {
        style.get(f"{W}val")
        for _, root in either.roots()
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for style in root.iter(f"{W}{kind}")
    }

    assert used <= either.style_names.keys()


def test_every_relationship_is_there(either: WordFile) -> None:
    for name, root in either.roots():
        wanted = {
            value
            for element in root.iter()
            for key, value in element.attrib.items()
            if key.startswith(R)
        }
        if wanted:
            folder, _, file = name.rpartition("/")
            related = either.root(f"{folder}/_rels/{file}.rels")
            assert wanted <= {relationship.get("Id") for relationship in related}


def test_children_stand_in_the_schemas_order(either: WordFile) -> None:
    for _, root in either.roots():
        for element in root.iter(*(f"{W}{name}" for name in ORDER)):
            order = ORDER[etree.QName(element).localname]
            ranks = [
                order.index(etree.QName(child).localname)
                for child in element
                if child.tag.startswith(W)
            ]
            assert ranks == sorted(ranks)


def test_no_theme_or_thumbnail_of_a_foreign_template_rides_in_it(either: WordFile) -> None:
    assert not [
        name for name in either.names() if "thumbnail" in name or "stylesWithEffects" in name
    ]
    assert len(either.package.read("word/styles.xml")) < 60_000


def test_word_opens_it_in_its_present_mode_without_asking(either: WordFile) -> None:
    settings = either.package.read("word/settings.xml").decode()

    assert (
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
        in settings
    )
    assert "updateFields" not in settings
    assert "saveSubsetFonts" not in settings
    assert all(b"w:dirty" not in either.package.read(name) for name in either.names())
