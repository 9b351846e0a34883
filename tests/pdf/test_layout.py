"""Pages break where a reader would break them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from press_dossier.document import (
    AnyBlock,
    Asset,
    Column,
    Contents,
    Document,
    Heading,
    Image,
    Paragraph,
    Piece,
    Row,
    Span,
    Table,
    plain,
)
from press_dossier.pdf import paginate, render
from press_dossier.pdf.archive import ArchiveDocument
from press_dossier.pdf.blocks.photo import PictureBox
from press_dossier.pdf.flow import Geometry, Placed, lay_out
from press_dossier.pdf.lettering import Letterings
from press_dossier.pdf.story import StoryTeller
from press_dossier.pdf.structure import Tree
from press_dossier.typography import Typesetter
from tests.pdf.tagged import Node, TaggedFile, normal
from tests.sample_document import authored, sample_document, striped_png

SENTENCE = "اجتمع أمناء المكتبات في قاعة الأطلس وتبادلوا تجاربهم في رقمنة المخطوطات. "
SETTER = Typesetter(sample_document().look.families)
PAGE = Geometry(width=595, height=842, x=76, y=68, text_width=442, text_height=700)


def with_blocks(*blocks: AnyBlock) -> Document:
    return replace(sample_document(), blocks=blocks, notes=())


def heading(key: str, level: int = 1) -> Heading:
    return Heading(level, authored(key, f"عنوان {key}"), keep_next=True)


def body(key: str, sentences: int) -> Paragraph:
    return Paragraph("body", authored(key, SENTENCE * sentences))


def table(rows: int, sentences: int = 1, key: str = "t") -> Table:
    return Table(
        None,
        (
            Column(authored(f"{key}_head_a", "الرقم")),
            Column(authored(f"{key}_head_b", "الموضوع"), weight=3),
        ),
        tuple(
            Row(
                (
                    authored(f"{key}_a{number}", f"بند{number}"),
                    authored(f"{key}_b{number}", SENTENCE * sentences),
                ),
                head=True,
            )
            for number in range(rows)
        ),
    )


def photo(width: int, height: int) -> Image:
    picture = Asset("photo.png", "image/png", striped_png(width, height), width, height)
    return Image(picture, alt=authored("photo_alt", "خطوط مائلة"))


def plan_of(document: Document, page: Geometry = PAGE) -> list[list[Placed]]:
    """What stands on each page but the cover."""
    letterings = Letterings(document.look, SETTER, "latn")
    top = Tree(ArchiveDocument(), "ar").top
    return lay_out(StoryTeller(document, letterings, top, page).tell().boxes, page)


def fullness(page: list[Placed]) -> float:
    """The share of a page's height that is used."""
    foot = min(placed.top - placed.box.height for placed in page)
    return (PAGE.y + PAGE.text_height - foot) / PAGE.text_height


def pages_of(document: Document) -> list[list[str]]:
    """The lines of each page but the cover, without running head, alert and foot."""
    file = pypdfium2.PdfDocument(render(document).data)
    texts = (
        file[number].get_textpage().get_text_bounded(bottom=60, top=775)
        for number in range(1, len(file))
    )
    return [[line for line in map(normal, text.splitlines()) if line] for text in texts]


def words_of(cell: Node) -> int:
    return len(cell.text().split())


def pages_that_hold(cell: Node) -> set[tuple[int, int]]:
    kids = cell.dictionary.K
    return {
        kid.Pg.objgen if hasattr(kid, "Pg") else cell.dictionary.Pg.objgen
        for kid in (kids if hasattr(kids, "append") else [kids])
    }


@pytest.mark.parametrize("sentences", range(30, 48, 2))
def test_no_heading_stands_alone_at_a_foot(sentences: int) -> None:
    document = with_blocks(body("p", sentences), heading("k1"), heading("k2", 2), body("q", 9))

    first, second = pages_of(document)[:2]

    assert not any("عنوان" in line for line in first[-2:])
    assert ("عنوان k1" in " ".join(first)) == ("عنوان k2" in " ".join(first))
    assert second


@pytest.mark.parametrize("sentences", range(30, 48, 2))
def test_no_line_of_a_paragraph_stands_alone(sentences: int) -> None:
    other = Paragraph("body", authored("q", "كلمة مفردة تعاد " * 24))

    pages = pages_of(with_blocks(body("p", sentences), other))

    assert all(sum("مفردة" in line for line in page) != 1 for page in pages)


def test_a_table_breaks_between_rows_and_repeats_its_head() -> None:
    pages = pages_of(with_blocks(heading("k"), table(120)))

    assert len(pages) > 2
    assert all(any("الموضوع" in line for line in page) for page in pages)
    starts = [word for page in pages for line in page for word in line.split() if "بند" in word]
    assert starts == [f"بند{number}" for number in range(120)]


def test_a_repeated_head_is_read_aloud_once() -> None:
    file = TaggedFile(render(with_blocks(table(120))).data)

    assert [text for _, text in file.spoken("TH") if text == "الموضوع"] == ["الموضوع"]


def test_a_row_is_cut_only_if_taller_than_a_page() -> None:
    document = with_blocks(body("p", 20), table(3, 25), table(1, 90, key="u"))
    file = TaggedFile(render(document).data)

    cells = file.nodes("TD")

    assert [len(pages_that_hold(cell)) for cell in cells[:3]] == [1, 1, 1]
    assert len(pages_that_hold(cells[3])) > 1
    assert words_of(cells[3]) == len((SENTENCE * 90).split())


@pytest.mark.parametrize("rows", [3, 9, 12])
@pytest.mark.parametrize("sentences", [24, 36, 44])
def test_a_short_table_stays_whole_where_its_page_is_full_enough_without_it(
    rows: int, sentences: int
) -> None:
    plan = plan_of(with_blocks(body("p", sentences), table(rows)))

    holders = [page for page in plan if any(type(box).__name__ == "TableBox" for box, _, _ in page)]

    assert len(holders) == 1 or fullness(plan[0]) > 0.9


def test_a_picture_shrinks_a_little_rather_than_leave_a_page_empty() -> None:
    for sentences in range(16, 32):
        plan = plan_of(with_blocks(body("p", sentences), photo(600, 520), body("q", 30)))
        assert fullness(plan[0]) > 0.6


def test_a_picture_hardly_shrinks_where_the_page_is_full_enough_without_it() -> None:
    for sentences in range(16, 32):
        plan = plan_of(with_blocks(body("p", sentences), photo(1600, 1000), body("q", 30)))
        (picture,) = (
            placed.box for page in plan for placed in page if isinstance(placed.box, PictureBox)
        )
        assert picture.height > 0.88 * PAGE.text_width * 1000 / 1600


def test_pages_are_full_but_the_last() -> None:
    blocks = [
        block
        for number in range(14)
        for block in (heading(f"k{number}"), body(f"p{number}", number % 5 * 4 + 2))
    ]

    plan = plan_of(with_blocks(*blocks))

    assert len(plan) > 3
    assert all(fullness(page) >= 0.6 for page in plan[:-1])


def test_a_nearly_empty_last_page_is_saved_by_closer_spaces() -> None:
    plans = [
        plan_of(
            with_blocks(
                *(
                    block
                    for number in range(7)
                    for block in (heading(f"k{number}"), body(f"p{number}", sentences))
                )
            )
        )
        for sentences in range(2, 20)
    ]

    closer = [plan for plan in plans if plan[0][0].box.squeeze < 1.0]

    assert 0 < len(closer) < len(plans)
    assert all(fullness(page) >= 0.6 for plan in closer for page in plan[:-1])


def long_dossier(before: int, *, new_page: bool = True) -> Document:
    """A dossier of 24 sections, with contents behind so many sentences."""
    sections = [
        block for number in range(24) for block in (heading(f"k{number}"), body(f"p{number}", 22))
    ]
    sections[0] = replace(sections[0], new_page=new_page)
    contents = (heading("h_contents"), Contents(depth=1))
    return with_blocks(body("before", before), *contents, *sections)


def test_contents_that_do_not_fit_beneath_a_full_page_have_one_of_their_own() -> None:
    document = long_dossier(before=30)

    pages = pages_of(document)

    own = pages[1]
    assert len(own) == 1 + 1 + 24
    assert not any("أمناء" in line for line in own)
    assert "h_contents" in paginate(document).opening


def test_long_contents_stand_beneath_what_fills_little_of_its_page() -> None:
    document = long_dossier(before=2)

    assert fullness(plan_of(document)[0]) > 0.8
    assert "h_contents" not in paginate(document).opening


def test_contents_of_a_short_dossier_share_their_page() -> None:
    document = with_blocks(body("p", 2), heading("h"), Contents(), heading("k"), body("q", 2))

    (page,) = pages_of(document)

    assert any("أمناء" in line for line in page)


def test_pages_are_forced_only_where_a_block_says_so() -> None:
    new = replace(heading("k2"), new_page=True)
    document = with_blocks(heading("k1"), body("p", 30), new, body("q", 2))

    assert paginate(document) == ({"k1": 2, "k2": 3}, 3, {"k1", "k2"})


@pytest.mark.parametrize("sentences", range(4, 44, 4))
def test_no_page_is_ended_before_it_is_full_enough(sentences: int) -> None:
    new = replace(heading("k2"), new_page=True)
    document = with_blocks(heading("k1"), body("p", sentences), new, body("q", 30))

    plan = plan_of(document)

    assert fullness(plan[0]) >= 0.6


def test_paginate_tells_what_render_draws() -> None:
    document = sample_document(rows=200)
    rendering = render(document)

    assert paginate(document) == rendering.layout
    pages = pages_of(document)
    for item in document.headings():
        assert any(
            plain(item.title.text) in line
            for line in pages[rendering.layout.pages[item.title.key] - 2]
        )


def long_texts() -> Iterator[tuple[str, AnyBlock]]:
    words = "كلمة طويلة " * 1500
    yield "paragraph", Paragraph("body", authored("x", words))
    yield "note", Paragraph("note", authored("x", words))
    yield "word", Paragraph("lead", authored("x", "م" * 4000))
    yield "cell", table(1, 260)


@pytest.mark.parametrize(("name", "block"), list(long_texts()))
def test_no_text_is_too_long_to_lay_out(name: str, block: AnyBlock) -> None:
    plan = plan_of(with_blocks(heading("k"), block))

    feet = [placed.top - placed.box.height for page in plan for placed in page]
    assert len(plan) > 1, name
    assert min(feet) > PAGE.y - 0.01


def test_a_column_header_taller_than_a_page_leaves_room_for_rows() -> None:
    wordy = table(rows=30)
    head = Column(authored("wordy", SENTENCE * 60), weight=0.2)
    block = replace(wordy, columns=(head, wordy.columns[1]))

    plan = plan_of(with_blocks(heading("above"), block))

    assert len(plan) > 1
    assert all(placed.top - placed.box.height > PAGE.y - 1 for page in plan for placed in page)


blocks = st.lists(
    st.builds(
        lambda number, block, text, keep, new: replace(
            rekeyed(block, number, SENTENCE * text), keep_next=keep, new_page=new
        ),
        st.integers(0, 10**9),
        st.sampled_from(sample_document().blocks),
        st.sampled_from([0, 0, 0, 1, 9, 60]),
        st.booleans(),
        st.booleans(),
    ),
    max_size=8,
)


def rekeyed(part: Any, number: int, text: str) -> Any:
    """The same block, its pieces under other keys and with more words."""
    if isinstance(part, Piece):
        return replace(part, key=f"{part.key}_{number}", text=(*part.text, Span(text)))
    if isinstance(part, tuple):
        return tuple(rekeyed(member, number, text) for member in part)
    if is_dataclass(part) and not isinstance(part, Span | type):
        changed = {f.name: rekeyed(getattr(part, f.name), number, text) for f in fields(part)}
        return replace(part, **changed)
    return part


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(blocks, st.sampled_from([700, 260, 120]))
def test_whatever_stands_in_a_story_finds_its_pages(story: list[AnyBlock], room: float) -> None:
    page = PAGE._replace(text_height=room)

    plan = plan_of(with_blocks(*story), page)

    assert all(following.top < above.top for one in plan for above, following in pairwise(one))


def test_what_is_bound_beyond_a_page_is_parted() -> None:
    bound = [replace(body(f"p{number}", 6), keep_next=True) for number in range(20)]

    plan = plan_of(with_blocks(*bound))

    assert all(following.top < above.top for page in plan for above, following in pairwise(page))
    assert sum(len(page) for page in plan) >= 20


def test_no_word_of_a_short_title_stands_alone() -> None:
    document = sample_document()
    title = authored("title", "مؤتمر الصحة الإقليمي")
    page = pypdfium2.PdfDocument(
        render(replace(document, cover=replace(document.cover, title=title))).data
    )[0]

    lines = [normal(line) for line in page.get_textpage().get_text_bounded().splitlines()]

    assert plain(title.text) in lines
