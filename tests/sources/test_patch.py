"""Edits in YAML text: only what they ask for changes, and the result reads back as asked."""

from __future__ import annotations

from collections.abc import Iterator

import hypothesis
import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from press_dossier.sources.edits import Add, Drop, Edit, PatchError, Put, edited
from press_dossier.sources.marked import Path, Plain, parse, walk
from press_dossier.sources.patch import patch
from press_dossier.sources.textfile import TextFile


def patched(text: str, *edits: Edit) -> str:
    return patch(parse(TextFile(text)), edits).file.text


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("a: old # note\n", Put(("a",), "new"), "a: new # note\n"),
        ("a:   old\nb: 1\n", Put(("a",), "new"), "a:   new\nb: 1\n"),
        ("a: 'old' # note\n", Put(("a",), "it's"), "a: 'it''s' # note\n"),
        ('a: "old"\n', Put(("a",), 'the "new"\\'), 'a: "the \\"new\\"\\\\"\n'),
        ("a: old\n", Put(("a",), "new: one"), 'a: "new: one"\n'),
        ("a: old\n", Put(("a",), "# no comment"), 'a: "# no comment"\n'),
        ("a: old\n", Put(("a",), "**strong** text"), 'a: "**strong** text"\n'),
        ("a: old\n", Put(("a",), "null"), 'a: "null"\n'),
        ("a: old\n", Put(("a",), ""), 'a: ""\n'),
        ("a: [old, b]\n", Put(("a", 0), "x, y"), 'a: ["x, y", b]\n'),
        ("a: {b: old, c: 1}\n", Put(("a", "b"), "x}"), 'a: {b: "x}", c: 1}\n'),
        ("a:\nb: 1\n", Put(("a",), "new"), "a: new\nb: 1\n"),
        ("a: ~ # note\n", Put(("a",), "new"), "a: new # note\n"),
        ("a: &x old\nb: 1\n", Put(("a",), "new"), "a: &x new\nb: 1\n"),
        ("a: &x old\nb: *x\n", Put(("b",), "new"), "a: &x old\nb: new\n"),
        ("a: one\n  two # note\nb: 1\n", Put(("a",), "new"), "a: new # note\nb: 1\n"),
        ("a: >- # x\n  one\n  two\n\nb: 1\n", Put(("a",), "new"), "a: >- # x\n  new\n\nb: 1\n"),
        ("a: |\n    old\nb: 1\n", Put(("a",), "new"), "a: |\n    new\nb: 1\n"),
        ("a: old\r\nb: 1\r\n", Put(("a",), "new"), "a: new\r\nb: 1\r\n"),
        ("a:\n  b: 1\n# end\n", Put(("a", "c"), "new"), "a:\n  b: 1\n  c: new\n# end\n"),
        ("a: {b: 1}\n", Put(("a", "c"), "new"), "a: {b: 1, c: new}\n"),
        ("a: {}\n", Put(("a", "c"), "new"), "a: {c: new}\n"),
        ("a: 1", Put(("b",), "new"), "a: 1\nb: new"),
        ("- b: 1\n- c: 1\n", Put((0, "d"), "new"), "- b: 1\n  d: new\n- c: 1\n"),
    ],
)  # fmt: skip
def test_a_text_is_put_and_all_around_it_stays(before: str, edit: Edit, after: str) -> None:
    assert patched(before, edit) == after


def test_a_folded_scalar_keeps_about_its_width() -> None:
    line = "كلمة " * 12
    before = f"a: >-\n  {line.strip()}\n  {line.strip()}\nb: 1\n"
    after = patched(before, Put(("a",), (line * 3).strip()))
    widths = [len(row) for row in after.splitlines()[1:-1]]
    assert len(widths) >= 3
    assert max(widths) <= len(line) + 2
    assert after.endswith("\nb: 1\n")


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("a:\n  - b\n  - c # note\n  - d\n", Drop(("a", 1)), "a:\n  - b\n  - d\n"),
        ("a:\n- b\n# on c\n- c\nd: 1\n", Drop(("a", 0)), "a:\n# on c\n- c\nd: 1\n"),
        ("a:\n  - b\n  # end\nc: 1\n", Drop(("a", 0)), "a: []\n  # end\nc: 1\n"),
        ("a:\n  - >-\n    b\n    c\n\n  - d\n", Drop(("a", 0)), "a:\n\n  - d\n"),
        ("a:\n  - b: 1\n    c: 2\n  - d\n", Drop(("a", 0)), "a:\n  - d\n"),
        ("a:\n  - b\n  -\n    c: 2\n  - d\n", Drop(("a", 1)), "a:\n  - b\n  - d\n"),
        ("a: [b, c, d]\n", Drop(("a", 0)), "a: [c, d]\n"),
        ("a: [b, c, d]\n", Drop(("a", 1)), "a: [b, d]\n"),
        ("a: [b, c, d]\n", Drop(("a", 2)), "a: [b, c]\n"),
        ("a: [b]\n", Drop(("a", 0)), "a: []\n"),
        ("a: {b: 1, c: 2}\n", Drop(("a", "b")), "a: {c: 2}\n"),
        ("a: 1\nb: 2 # note\nc: 3\n", Drop(("b",)), "a: 1\nc: 3\n"),
        ("a:\n  b: 1\n  c: 2\nd: 3\n", Drop(("a",)), "d: 3\n"),
        ("- a: 1\n  b: 2\n", Drop((0, "a")), "- b: 2\n"),
        ("- a: 1\n  b: 2\n- c", Drop((0, "b")), "- a: 1\n- c"),
        ("a:\n- - b\n  - c\n- d\n", Drop(("a", 0, 0)), "a:\n- - c\n- d\n"),
    ],
)
def test_a_member_goes_with_its_lines(before: str, edit: Edit, after: str) -> None:
    assert patched(before, edit) == after


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("a:\n  - b # note\n  - c\n", Add(("a",), 1, "x"), "a:\n  - b # note\n  - x\n  - c\n"),
        ("a:\n  - b\n", Add(("a",), 0, "x"), "a:\n  - x\n  - b\n"),
        ("a:\n  - b", Add(("a",), 1, "x"), "a:\n  - b\n  - x"),
        ("a:\n- 'b'\n", Add(("a",), 1, "x"), "a:\n- 'b'\n- 'x'\n"),
        ("a:\n  - >-\n    b\nc: 1\n", Add(("a",), 1, "x"),
         "a:\n  - >-\n    b\n  - >-\n    x\nc: 1\n"),
        ("a:\n  - b: 1\n", Add(("a",), 1, {"b": "2", "c": ["d", "e"]}),
         "a:\n  - b: 1\n  - b: 2\n    c: [d, e]\n"),
        ("a:\n  - {b: 1}\n", Add(("a",), 1, {"b": "2", "c": "d, e"}),
         'a:\n  - {b: 1}\n  - {b: 2, c: "d, e"}\n'),
        ("a:\n  - b\n", Add(("a",), 1, {"b": "2"}), "a:\n  - b\n  - {b: 2}\n"),
        ("a: [b, c]\n", Add(("a",), 0, "x"), "a: [x, b, c]\n"),
        ("a: [b, c]\n", Add(("a",), 1, "x"), "a: [b, x, c]\n"),
        ("a: [b, c]\n", Add(("a",), 2, "x"), "a: [b, c, x]\n"),
        ("a: [b]\n", Add(("a",), 1, "x"), "a: [b, x]\n"),
        ("a: []\n", Add(("a",), 0, "x"), "a: [x]\n"),
        ("a:\nb: 1\n", Add(("a",), 0, "x"), "a: [x]\nb: 1\n"),
        ("b: 1\n", Add(("a",), 0, "x"), "b: 1\na: [x]\n"),
    ],
)  # fmt: skip
def test_a_member_comes_laid_out_as_its_neighbours(before: str, edit: Edit, after: str) -> None:
    assert patched(before, edit) == after


def test_many_edits_are_made_at_once() -> None:
    before = "a: [b, c, d]\ne:\n  - f\n  - g\nh: i\n"
    after = patched(
        before,
        Drop(("a", 0)), Put(("a", 1), "C"), Add(("a",), 3, "x"), Add(("a",), 3, "y"),
        Drop(("e", 0)), Drop(("e", 1)), Add(("e",), 1, "z"), Add(("e",), 1, "w"), Put(("h",), "I"),
    )  # fmt: skip
    assert after == "a: [C, d, x, y]\ne:\n  - z\n  - w\nh: I\n"


def test_encoding_and_mark_are_kept() -> None:
    file = TextFile("a: قديم\n", "d.yaml", "utf-16-le", b"\xff\xfe")
    after = patch(parse(file), [Put(("a",), "جديد")]).file
    assert after.encoded(after.text).decode("utf-16") == "a: جديد\n"


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: &x old\nb: *x\n", Put(("a",), "new")),
        ("a: &x {b: 1}\nc: *x\n", Put(("c", "b"), "2")),
        ("a: &x [b]\nc: *x\n", Add(("c",), 0, "d")),
        ("a: {b: 1}\n", Put(("a",), "new")),
        ("- a: 1\n", Drop((0, "a"))),
    ],
)
def test_what_cannot_be_edited_in_place_is_refused(text: str, edit: Edit) -> None:
    with pytest.raises(PatchError):
        patched(text, edit)


_UNSEEN = ("Cs", "Cc", "Co", "Cn", "Zl", "Zp")
TEXTS = st.text(st.characters(exclude_categories=_UNSEEN, exclude_characters="\ufeff"), max_size=12)
DATA = st.dictionaries(
    st.sampled_from("abcdef"),
    TEXTS | st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from("abcdef"), inner, min_size=1, max_size=3), max_leaves=6),
    min_size=1, max_size=4,
)  # fmt: skip


def lists(path: Path, value: Plain) -> Iterator[tuple[Path, int]]:
    if isinstance(value, list):
        yield path, len(value)
    members = value.items() if isinstance(value, dict) else enumerate(value or ())
    if isinstance(value, dict | list):
        for step, member in members:
            yield from lists((*path, step), member)


@settings(max_examples=150)
@given(DATA, st.sampled_from([None, True, False]), st.data())
def test_any_edits_of_any_data_read_back_as_asked(
    data: Plain, flow: bool | None, draw: st.DataObject
) -> None:
    text = pyyaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=30)
    marked = parse(TextFile(text))
    scalars = [path for path, _ in walk(marked.data)]
    chosen = st.lists(st.sampled_from(scalars), max_size=3, unique=True) if scalars else st.just([])
    edits: list[Edit] = [Put(path, draw.draw(TEXTS)) for path in draw.draw(chosen)]
    gone = {edit.path for edit in edits}
    for path, length in lists((), marked.data):
        for position in range(length):
            if draw.draw(st.integers(0, 5)) == 0 and not any(
                put[: len(path) + 1] == (*path, position) for put in gone
            ):
                edits.append(Drop((*path, position)))
                gone.add((*path, position))
        if draw.draw(st.booleans()) and not any(path[: len(g)] == g for g in gone):
            edits.append(Add(path, draw.draw(st.integers(0, length)), draw.draw(TEXTS)))
    try:
        after = patch(marked, edits).file
    except PatchError:
        # A list whose first member shares the line of the one it stands in cannot lose it.
        hypothesis.assume("- -" not in text)
        raise
    expected = edited(marked.data, edits)
    assert [" ".join(t.split()) for _, t in walk(parse(after).data)] == [
        " ".join(t.split()) for _, t in walk(expected)
    ]
