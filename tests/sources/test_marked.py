"""YAML as plain strings with places: nothing is typed, nothing hostile gets through."""

from __future__ import annotations

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from press_dossier.errors import SourceError
from press_dossier.sources import events, marked, textfile
from press_dossier.sources.marked import Marked, parse, spelled, walk
from press_dossier.sources.textfile import TextFile


def read(text: str) -> Marked:
    return parse(TextFile(text, "d.yaml"))


def refused(text: str) -> list[tuple[str, int | None, int | None]]:
    with pytest.raises(SourceError) as caught:
        read(text)
    return [(p.code, p.place.line, p.place.column) for p in caught.value.problems]


@pytest.mark.parametrize(
    "scalar",
    [
        "NO",
        "yes",
        "0537000000",
        "12:30",
        "1_000",
        "0x1F",
        "1e3",
        ".inf",
        "2025-11-24",
        "٤٣",
        "=",
        "3.10",
    ],
)
def test_a_scalar_stays_as_it_was_typed(scalar: str) -> None:
    assert read(f"a: {scalar}").data == {"a": scalar}


@pytest.mark.parametrize("blank", ["", "~", "null", "Null", "NULL"])
def test_a_plain_blank_is_nothing_and_a_quoted_one_is_text(blank: str) -> None:
    assert read(f"a: {blank}").data == {"a": None}
    assert read(f"a: '{blank}'").data == {"a": blank}


def test_every_style_gives_its_text() -> None:
    data = read("""a: 'it''s'\nb: "x\\ty"\nc: |\n  one\n  two\nd: >-\n  one\n  two\n""").data
    assert data == {"a": "it's", "b": "x\ty", "c": "one\ntwo\n", "d": "one two"}


def test_value_and_key_have_line_and_column_from_one() -> None:
    found = read("sections:\n  - kind: x\n    names: [a, {b: c}]\n")
    value = found.place(("sections", 0, "names", 1, "b"))
    key = found.place(("sections", 0, "names"), key=True)
    assert (value.line, value.column, value.field) == (3, 20, "sections[0].names[1].b")
    assert (key.line, key.column) == (3, 5)


def test_a_path_without_value_has_the_place_of_what_should_hold_it() -> None:
    place = read("a:\n  b: 1\n").place(("a", "c", 3))
    assert (place.line, place.field) == (1, "a.c[3]")


def test_lines_count_as_editors_count_them() -> None:
    found = read('a: "x\u2028y"\r\nb: 1\rc: 2\n')
    assert found.place(("b",)).line == 2
    assert found.place(("c",)).line == 3


def test_nodes_mark_the_stretch_of_each_scalar() -> None:
    text = "a: one two # note\nb: 'q'\nc: &x  anchored\nd: *x\n"
    found = read(text)
    stretches = [text[n.start : n.end] for k in "abcd" if (n := found.node((k,)))]
    assert stretches == ["one two", "'q'", "anchored", "*x"]
    assert found.data == {"a": "one two", "b": "q", "c": "anchored", "d": "anchored"}


def test_all_duplicate_keys_are_found_and_the_first_one_counts() -> None:
    found = read("a: 1\nb:\n  - c: 1\n    c: 2\na: 3\n")
    assert found.data == {"a": "1", "b": [{"c": "1"}]}
    assert [(p.code, p.place.line, p.place.field) for p in found.problems] == [
        ("duplicate-key", 4, "b[0].c"),
        ("duplicate-key", 5, "a"),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a:\n\tb: 1\n", "yaml-tab", 2, 1),
        ("a: b: c\n", "yaml-colon", 1, 5),
        ("a: 1\nfoo\nb: 2\n", "yaml-no-colon", 2, 1),
        ('a: 1\nb: "x\nc: 2\n', "yaml-quote", 2, 4),
        ("a: 'x\nb: 2\n", "yaml-quote", 1, 4),
        ('a: "x\nb: "y"\nc: 1\n', "yaml-quote", 1, 4),
        ("a: 'x\nb: 'y'\nc: 1\n", "yaml-quote", 1, 4),
        ('a:\n  - "x\n  - "y"\n  - z\n', "yaml-quote", 2, 5),
        ('- {a: "x, b: y}\n- {a: "x", b: y}\n', "yaml-quote", 1, 7),
        ('a: ["x, "y"]\n', "yaml-bracket", 1, 4),
        ('a: "\\q"\n', "yaml-escape", 1, 5),
        ("a: [1, 2\nb: 3\n", "yaml-bracket", 1, 4),
        ("a: {x: 1\nb: 3\n", "yaml-bracket", 1, 4),
        ("a:\n  b: 1\n c: 2\n", "yaml-indentation", 3, 2),
        ("- a\nb: 1\n", "yaml-indentation", 2, 1),
        ("a: @x\n", "yaml-character", 1, 4),
        ("a: `x`\n", "yaml-character", 1, 4),
        ("a: %x\n", "yaml-character", 1, 4),
        ("a: **strong** text\n", "yaml-character", 1, 5),
        ("a: *x\n", "yaml-alias", 1, 4),
        ("a: &x [*x]\n", "yaml-alias-cycle", 1, 8),
        ("a: &x {b: *x}\n", "yaml-alias-cycle", 1, 11),
        ("a: !!python/object:os.system x\n", "yaml-tag", 1, 4),
        ("a: !!int 3\n", "yaml-tag", 1, 4),
        ("a: ! x\n", "yaml-tag", 1, 4),
        ("!!map {a: 1}\n", "yaml-tag", 1, 1),
        ("%TAG !a! x\n---\na: 1\n", "yaml-tag", 1, 1),
        ("a: 1\n---\nb: 2\n", "yaml-documents", 2, 1),
        ("? [a]\n: b\n", "yaml-key", 1, 3),
        ("? {a: b}\n: b\n", "yaml-key", 1, 3),
        ("a: &x y\n*x : 1\n", "yaml-key", 2, 1),
        ("%FOO\n---\na: 1\n", "yaml-syntax", 1, 5),
        ("a: \0\n", "control-character", 1, 4),
        ("a: b\nc: \x1b[31m\n", "control-character", 2, 4),
        ("a: \ud800\n", "control-character", 1, 4),
        ("a: \ufeffb\n", "control-character", 1, 4),
    ],
)
def test_what_is_no_plain_yaml_is_refused_at_its_place(
    text: str, code: str, line: int, column: int
) -> None:
    assert refused(text) == [(code, line, column)]


def test_a_syntax_error_comes_with_the_duplicate_keys_before_it() -> None:
    assert [code for code, *_ in refused("a: 1\na: 2\nb: [\n")] == ["duplicate-key", "yaml-bracket"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000,
        "{a: " * 10_000,
        "- " * 10_000,
        "\n".join(" " * depth + "a:" for depth in range(2_000)),
        "a: &a [[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]\n"
        "b: [[[[[[[[[[[[[[[[[[[[[[[[[[*a]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
    ],
    ids=["brackets", "braces", "dashes", "keys", "aliases"],
)
def test_depth_is_refused_before_it_costs_stack(text: str) -> None:
    assert [code for code, *_ in refused(text)] == ["too-deep"]


def billion_laughs(width: int, depth: int, leaf: str) -> str:
    lines = [f"a0: &a0 {leaf}"]
    for level in range(1, depth):
        members = ", ".join([f"*a{level - 1}"] * width)
        lines.append(f"a{level}: &a{level} [{members}]")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("width", "depth", "leaf"),
    [(10, 10, "lol"), (2, 45, "lol"), (9, 12, f"'{'x' * 100}'"), (1000, 4, "x")],
)
def test_aliases_that_multiply_are_refused(width: int, depth: int, leaf: str) -> None:
    assert [code for code, *_ in refused(billion_laughs(width, depth, leaf))] == [
        "too-many-aliases"
    ]


def test_one_long_text_repeated_by_aliases_is_refused() -> None:
    text = f"a: &a '{'x' * 20_000}'\nb: [{', '.join(['*a'] * 100)}]\n"
    assert [code for code, *_ in refused(text)] == ["too-many-aliases"]


def test_too_many_nodes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "MOST_NODES", 1_000)
    assert [code for code, *_ in refused("a: [" + ",".join("x" * 2_000) + "]")] == ["too-large"]


@given(
    st.recursive(
        st.none()
        | st.text(
            st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"), exclude_characters="\ufeff")
        ),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.text("abcdef_", min_size=1), inner, max_size=4)
        ),
        max_leaves=20,
    )
)
def test_any_data_that_pyyaml_writes_comes_back(data: object) -> None:
    text = pyyaml.safe_dump(data, allow_unicode=True)
    found = read(text)
    assert found.data == data
    for path, _ in walk(found.data):
        node = found.node(path)
        assert node is not None
        assert 0 <= node.start <= node.end <= len(text)


@given(st.text(st.sampled_from(list("ab:-[]{}#&*!|>'\"%@` \n\t?,\0\x85\u2028عن")), max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read(text)
    except SourceError:
        return
    assert isinstance(found.data, str | dict | list | None)


@given(st.binary(max_size=60))
def test_any_bytes_are_decoded_without_loss_or_refused(data: bytes) -> None:
    try:
        file = textfile.decode(data)
    except SourceError:
        return
    assert file.encoded(file.text) == data


def test_the_pure_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: &x {b: 'c', d: [e, *y]}\n".replace("*y", '"f"') + "g: *x\nh: >\n  i\n  j\n"
    fast = read(text)
    monkeypatch.setattr(marked, "_LOADER", pyyaml.SafeLoader)
    pure = read(text)
    assert pure.data == fast.data
    for path, _ in walk(fast.data):
        assert pure.place(path) == fast.place(path)


def test_a_path_is_spelled_as_authors_count_members() -> None:
    assert spelled(("sections", 1, "regions", 0, "name")) == "sections[1].regions[0].name"


@pytest.mark.parametrize("text", ["a: b: c\n", 'a: 1\nb: "x\n', "%FOO\n---\na: 1\n"])
def test_what_is_found_is_the_text_and_no_word_of_the_parser(text: str) -> None:
    with pytest.raises(SourceError) as error:
        read(text)

    (problem,) = error.value.problems
    assert problem.found is not None
    assert problem.found in text
