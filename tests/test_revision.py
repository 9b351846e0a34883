"""Edits made in Word come back into the YAML source, comments and layout kept."""

from __future__ import annotations

import difflib
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from press_dossier import docx, messages
from press_dossier.compose import compose
from press_dossier.document import Authored
from press_dossier.errors import ConflictError, SourceError
from press_dossier.provenance import normal_form
from press_dossier.revision import Revision, pull
from press_dossier.sources import yaml
from tests.sources.word_editing import WordEditor, remove, run, set_cells, w

SOURCE = """\
# مصدر الملف
format: 1
locale: ar-MA
document_type: ملف صحفي
title: لقاءات ثنائية   # the headline
subtitle: 'على هامش المنتدى'
issuer:
  ministry: "وزارة الأمثلة"
date: 2025-11-24
summary:
  - عُقد **٤٣ لقاءً** على هامش [المنتدى](https://example.org).   # الفقرة الأولى
key_figures:
  - at: sections.meetings.declared
contacts:
  - name: مكتب الصحافة
    phone: +212 537 00 00 00
  - name: مكتب التشريفات
    office: المديرية
quotes:
  - text: كان المنتدى ناجحا.
    speaker: السيدة سلمى
units:
  guest: {one: ضيف واحد, two: ضيفان, few: ضيوف, many: ضيفا, other: ضيف}
sections:
  - kind: meetings
    title: اللقاءات
    body:
      # الفقرات
      - عُقدت لقاءات ثنائية مع رؤساء الوفود.
      - >-
        فقرة ثانية طويلة تمتد
        على سطرين اثنين.
      - فقرة ثالثة.
    declared: {value: ٤٣, unit: meeting, bound: more_than}
    topics: [التكوين, البحث]
  - kind: regions
    regions:
      - name: أوروبا
        open: yes
        countries: [فرنسا, إسبانيا]
      - name: آسيا
        countries:
          - الأردن
          - country: اليابان   # سجل
            head: السيد تاناكا
            date: 2025-11-25
            topics: [الملاحة، والموانئ, التجارة]
          - {country: كوريا الجنوبية, head: السيدة كيم, date: 2025-11}
  - kind: gala_dinner
    place: قصر الضيافة
    guests: {value: 1200, unit: guest, bound: more_than}
  - kind: conclusion
    body: [خاتمة قصيرة.]
evidence:
  - at: sections.conclusion.body.PLACE
    surface: قصيرة
    sentence: خاتمة قصيرة
"""


SIGNS = ["٤٣", "43", "2025-11-24", "Interpol", "(نص)", "«قول»", "12:30", "#", "a:", "-", "،", '"x"']
WORDS = st.lists(
    st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=6) | st.sampled_from(SIGNS),
    min_size=1,
    max_size=8,
).map(" ".join)


def evident(text: str) -> str:
    """Return the source with its evidence pointing at the conclusion by its name."""
    from press_dossier.model.paths import digest

    return text.replace("PLACE", digest("خاتمة قصيرة."))


@dataclass
class Desk:
    """A source, the Word file made of it, and the hand that edits that."""

    folder: Path
    word: WordEditor
    keys: dict[str, str]
    """The key of each piece by its path."""

    @property
    def source(self) -> Path:
        return self.folder / "d.yaml"

    def rewrite(self, old: str, new: str) -> None:
        """Change the source after the Word file was made."""
        text = self.source.read_text("utf-8")
        assert text.count(old) == 1
        self.source.write_text(text.replace(old, new), "utf-8")

    def pull(self, **options: str) -> Revision:
        path = self.folder / "corrected.docx"
        path.write_bytes(self.word.save())
        return pull(path, self.source, **options)

    def pulled(self, **options: str) -> str:
        """Pull, check that the diff holds what changed, and return the changed lines."""
        revision = self.pull(**options)
        after = revision.data().decode("utf-8")
        before = self.source.read_text("utf-8")
        yaml.load_text(after, folder=self.folder)
        return "".join(changed(before, after))

    def listed(self, **options: str) -> list[str]:
        """Pull, check that nothing is taken, and return the codes of what is listed."""
        revision = self.pull(**options)
        assert revision.changes == ()
        assert revision.diff() == ""
        assert {problem.code for problem in revision.listed} <= messages.codes()
        return [problem.code for problem in revision.listed]


def changed(before: str, after: str) -> Iterator[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return (f"{line[0]}{line[2:].strip()}\n" for line in lines if line[0] in "+-")


@pytest.fixture(
    params=["tags and bookmarks", "bookmarks only", "tags only", "no memory", "a bare text"]
)
def any_desk(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Desk]:
    """Return a maker of desks whose file went through editors that drop what they do not know."""
    made = desk_of(tmp_path, evident(SOURCE))

    def forget() -> Desk:
        if request.param == "bookmarks only":
            made.word.drop_tags()
        elif request.param == "tags only":
            made.word.drop_bookmarks()
        elif request.param == "no memory":
            made.word.left_out = {"customXml/"}
        elif request.param == "a bare text":
            made.word.drop_tags()
            made.word.left_out = {"customXml/"}
        return made

    forget.desk = made  # type: ignore[attr-defined]
    return forget


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(tmp_path, evident(SOURCE))


def desk_of(folder: Path, text: str) -> Desk:
    (folder / "d.yaml").write_text(text, "utf-8")
    document = compose(yaml.load(folder / "d.yaml"))
    word = WordEditor(docx.render(document, embed="none"))
    keys = {p.origin.path: k for k, p in document.pieces.items() if isinstance(p.origin, Authored)}
    return Desk(folder, word, keys)


def body(desk: Desk, position: int, section: str = "meetings") -> str:
    """Return the key of a paragraph of a section's body."""
    paths = [path for path in desk.keys if path.startswith(f"sections.{section}.body.")]
    return desk.keys[paths[position]]


def record(desk: Desk, position: int) -> str:
    paths = [p for p in desk.keys if ".countries." in p and p.startswith("sections.regions")]
    return desk.keys[paths[position]]


def key_ending(desk: Desk, end: str) -> str:
    (key,) = [key for path, key in desk.keys.items() if path.endswith(end)]
    return key


def test_an_untouched_file_changes_nothing(any_desk: Callable[[], Desk]) -> None:
    revision = any_desk().pull()
    assert revision.changes == ()
    assert revision.diff() == ""
    assert revision.data() == any_desk().source.read_bytes()


def test_a_text_typed_over_comes_back_in_its_line(any_desk: Callable[[], Desk]) -> None:
    desk = any_desk.desk  # type: ignore[attr-defined]
    desk.word.type_over(desk.keys["title"], "لقاءات مثمرة")
    any_desk()
    assert desk.pulled() == (
        "-title: لقاءات ثنائية   # the headline\n+title: لقاءات مثمرة   # the headline\n"
    )


def test_marks_digits_and_links_stay_where_the_words_stay(any_desk: Callable[[], Desk]) -> None:
    desk = any_desk.desk  # type: ignore[attr-defined]
    key = next(key for path, key in desk.keys.items() if path.startswith("summary."))
    desk.word.type_over(key, "عُقد 43 لقاءً مثمرا على هامش المنتدى و12 ورشة.")
    any_desk()
    assert desk.pulled().splitlines()[1] == (
        "+- عُقد **٤٣ لقاءً** مثمرا على هامش [المنتدى](https://example.org) و١٢ ورشة."
        "   # الفقرة الأولى"
    )


class TestWhatBindsInWordOnly:
    """Joiners and spaces that keep numbers, names and titles whole never reach the source."""

    SENTENCE = "اتصلوا بالرقم 0537-68-72-05 بين 11 و13 ماي، ثم GPT-5."

    @pytest.fixture
    def bound(self, tmp_path: Path) -> Desk:
        text = SOURCE.replace("فقرة ثالثة.", self.SENTENCE)
        text = text.replace("title: لقاءات ثنائية ", "title: منتدى دولي (AI Summit 2026) ")
        made = desk_of(tmp_path, evident(text))
        assert made.word.text(body(made, 2)) != self.SENTENCE  # something binds
        return made

    def test_an_untouched_file_changes_nothing(self, bound: Desk) -> None:
        assert bound.pull().changes == ()

    def test_an_edit_beside_it_comes_back_alone(self, bound: Desk) -> None:
        key = body(bound, 2)
        typed = bound.word.text(key).replace("اتصلوا", "اتصلوا بنا")
        bound.word.type_over(key, typed)

        after = self.SENTENCE.replace("اتصلوا", "اتصلوا بنا")
        assert bound.pulled() == f"-- {self.SENTENCE}\n+- {after}\n"


SUMMARY = "عُقد **٤٣ لقاءً** على هامش [المنتدى](https://example.org)."


def summary(desk: Desk) -> str:
    return next(key for path, key in desk.keys.items() if path.startswith("summary."))


class TestStrongWordsAndLinks:
    def test_words_made_strong(self, any_desk: Callable[[], Desk]) -> None:
        desk = any_desk.desk
        desk.word.embolden(summary(desk), "هامش")

        assert SUMMARY.replace("هامش", "**هامش**") in any_desk().pulled()

    def test_strong_words_side_by_side_share_their_marks(self, desk: Desk) -> None:
        desk.word.embolden(summary(desk), "على")

        assert "**٤٣ لقاءً على** هامش" in desk.pulled()

    def test_strong_words_and_links_made_plain(self, desk: Desk) -> None:
        desk.word.unmark(summary(desk))

        assert "+- عُقد ٤٣ لقاءً على هامش المنتدى." in desk.pulled()

    def test_words_made_a_link(self, desk: Desk) -> None:
        desk.word.link(body(desk, 0), "الوفود", "https://example.org/a")

        assert "رؤساء [الوفود](https://example.org/a)." in desk.pulled()

    def test_a_link_that_leads_elsewhere(self, desk: Desk) -> None:
        desk.word.links["https://example.org"] = "https://example.net/b"

        assert SUMMARY.replace("https://example.org", "https://example.net/b") in desk.pulled()

    def test_a_target_in_another_spelling_is_no_edit(self, desk: Desk) -> None:
        desk.word.links["https://example.org"] = "https://EXAMPLE.org/"

        assert desk.pull().changes == ()

    def test_a_telephone_number_is_no_link_of_the_source(self, desk: Desk) -> None:
        phone = key_ending(desk, ".phone")
        part = next(r for r in desk.word.content(phone).iter(w("t")))
        part.text = part.text.replace("00", "11")

        assert "+phone: +212 537 11 11 11\n" in desk.pulled()

    def test_an_address_that_changed_links_to_what_it_says(self, tmp_path: Path) -> None:
        text = evident(SOURCE).replace("فقرة ثالثة.", "للمراسلة press@example.org اليوم.")
        desk = desk_of(tmp_path, text)
        part = next(t for t in desk.word.content(body(desk, 2)).iter(w("t")) if "@" in t.text)
        part.text = part.text.replace("press@", "media@")

        assert "+- للمراسلة media@example.org اليوم.\n" in desk.pulled()

    def test_words_made_strong_in_a_text_that_changed_too(self, desk: Desk) -> None:
        desk.word.embolden(summary(desk), "هامش")
        desk.word.type_after(summary(desk), " وشارك كثيرون.")

        assert f"{SUMMARY.replace('هامش', '**هامش**')} وشارك كثيرون." in desk.pulled()

    def test_a_new_paragraph_with_strong_words(self, desk: Desk) -> None:
        desk.word.new_paragraph(body(desk, 2), "فقرة رابعة.")
        (fresh,) = (r for r in desk.word.root.iter(w("r")) if r.find(w("t")) is not None
                    and r.find(w("t")).text == "فقرة رابعة.")  # fmt: skip
        fresh.insert(0, etree.Element(w("rPr")))
        etree.SubElement(fresh[0], w("b"))

        assert '+- "**فقرة رابعة.**"\n' in desk.pulled()

    def test_what_the_source_has_no_marks_for_is_listed(self, desk: Desk) -> None:
        desk.word.embolden(summary(desk), "المنتدى")  # a link already

        assert desk.listed() == ["marks-edited"]

    def test_a_field_of_a_source_that_changed_since_is_a_conflict(self, desk: Desk) -> None:
        desk.word.embolden("subtitle", "هامش")
        desk.rewrite("فقرة ثالثة.", "فقرة أخرى.")

        with pytest.raises(ConflictError):
            desk.pull().data()
        assert "'على **هامش** المنتدى'" in desk.pulled(take="word")
        assert desk.pull(take="source").changes == ()

    def test_a_paragraph_that_is_there_still_did_not_change(self, desk: Desk) -> None:
        desk.word.embolden(summary(desk), "هامش")
        desk.rewrite("فقرة ثالثة.", "فقرة أخرى.")

        assert "**هامش**" in desk.pulled()


def test_a_paragraph_typed_over_whole_is_known_by_its_place(any_desk: Callable[[], Desk]) -> None:
    made = any_desk.desk
    made.word.retype("title", "عنوان بديل")
    made.word.retype(summary(made), "ملخص بديل.")

    assert any_desk().pulled() == (
        "-title: لقاءات ثنائية   # the headline\n"
        "+title: عنوان بديل   # the headline\n"
        "-- عُقد **٤٣ لقاءً** على هامش [المنتدى](https://example.org).   # الفقرة الأولى\n"
        "+- ملخص بديل.   # الفقرة الأولى\n"
    )


def test_a_line_typed_over_with_its_label_is_its_value(desk: Desk) -> None:
    place = desk.keys["sections.gala_dinner.place"]
    desk.word.retype(place, "قصر المؤتمرات")

    revision = desk.pull()

    assert [change.after for change in revision.changes] == ["قصر المؤتمرات"]
    assert [problem.code for problem in revision.listed] == ["made-text-deleted"]


def test_a_text_of_a_table_typed_over_whole_is_known_by_its_place(tmp_path: Path) -> None:
    topics = "[التكوين, البحث, الصحة, النقل]"
    desk = desk_of(tmp_path, evident(SOURCE).replace("[التكوين, البحث]", topics))
    desk.word.retype(key_ending(desk, _digest("البحث")), "العلوم")

    assert desk.pulled() == f"-topics: {topics}\n+topics: {topics.replace('البحث', 'العلوم')}\n"


def test_quotes_stay_quotes(desk: Desk) -> None:
    desk.word.type_over(desk.keys["subtitle"], "على هامش 'المنتدى'")
    desk.word.type_over(desk.keys["issuer.ministry"], 'وزارة "الأمثلة"')
    assert desk.pulled() == (
        "-subtitle: 'على هامش المنتدى'\n"
        "+subtitle: 'على هامش ''المنتدى'''\n"
        '-ministry: "وزارة الأمثلة"\n'
        '+ministry: "وزارة \\"الأمثلة\\""\n'
    )


def test_a_folded_paragraph_stays_folded(desk: Desk) -> None:
    desk.word.type_over(body(desk, 1), "فقرة ثانية قصيرة.")
    assert desk.pulled() == ("-فقرة ثانية طويلة تمتد\n+فقرة ثانية قصيرة.\n-على سطرين اثنين.\n")


def test_text_typed_behind_a_piece_belongs_to_it(any_desk: Callable[[], Desk]) -> None:
    desk = any_desk.desk  # type: ignore[attr-defined]
    desk.word.type_after(body(desk, 2), " وتتمتها.")
    any_desk()
    assert desk.pulled() == "-- فقرة ثالثة.\n+- فقرة ثالثة. وتتمتها.\n"


def test_a_value_beside_its_label_is_edited_alone(desk: Desk) -> None:
    desk.word.type_over(desk.keys["sections.gala_dinner.place"], "قصر المؤتمرات")
    assert desk.pulled() == "-place: قصر الضيافة\n+place: قصر المؤتمرات\n"


def test_a_deleted_paragraph_goes_with_its_line(any_desk: Callable[[], Desk]) -> None:
    desk = any_desk.desk  # type: ignore[attr-defined]
    desk.word.delete_paragraph(body(desk, 2))
    any_desk()
    assert desk.pulled() == "-- فقرة ثالثة.\n"


def test_an_emptied_control_is_a_deleted_text(desk: Desk) -> None:
    desk.word.type_over(desk.keys["subtitle"], "")
    assert desk.pulled() == "-subtitle: 'على هامش المنتدى'\n"


def test_a_prompt_to_click_is_an_emptied_control(desk: Desk) -> None:
    desk.word.type_over(desk.keys["subtitle"], "انقر هنا لإدخال نص.")
    properties = desk.word.control(desk.keys["subtitle"]).find(w("sdtPr"))
    etree.SubElement(properties, w("showingPlcHdr"))
    assert desk.pulled() == "-subtitle: 'على هامش المنتدى'\n"


def test_a_new_paragraph_joins_the_list_of_the_one_above(any_desk: Callable[[], Desk]) -> None:
    desk = any_desk.desk  # type: ignore[attr-defined]
    desk.word.new_paragraph(body(desk, 0), "فقرة جديدة.")
    any_desk()
    revision = desk.pull()
    (change,) = revision.changes
    assert (change.before, change.after) == (None, "فقرة جديدة.")
    assert "رؤساء الوفود.\n      - فقرة جديدة.\n      - >-\n" in revision.data().decode()


def test_a_new_paragraph_below_a_title_opens_the_body(desk: Desk) -> None:
    desk.word.new_paragraph(desk.keys["sections.meetings.title"], "تمهيد.")
    assert "      # الفقرات\n      - تمهيد.\n      - عُقدت" in desk.pull().data().decode()


def test_a_split_paragraph_becomes_two(any_desk: Callable[[], Desk]) -> None:
    desk = any_desk.desk  # type: ignore[attr-defined]
    desk.word.split(body(desk, 0), "عُقدت لقاءات ثنائية.", "وكانت مع رؤساء الوفود.")
    if any_desk().word.controls(body(desk, 0)):
        assert desk.pulled() == (
            "-- عُقدت لقاءات ثنائية مع رؤساء الوفود.\n"
            "+- عُقدت لقاءات ثنائية.\n"
            "+- وكانت مع رؤساء الوفود.\n"
        )


def test_two_paragraphs_become_one(any_desk: Callable[[], Desk]) -> None:
    made = any_desk.desk
    made.word.merge(body(made, 0), body(made, 2))

    assert any_desk().pulled() == (
        "-- عُقدت لقاءات ثنائية مع رؤساء الوفود.\n"
        "+- عُقدت لقاءات ثنائية مع رؤساء الوفود. فقرة ثالثة.\n"
        "-- فقرة ثالثة.\n"
    )


def test_a_split_title_stays_one_line(desk: Desk) -> None:
    desk.word.split(desk.keys["title"], "لقاءات", "ثنائية مثمرة")
    assert "+title: لقاءات ثنائية مثمرة   # the headline\n" in desk.pulled()


def test_an_item_of_a_list_is_edited_in_its_brackets(desk: Desk) -> None:
    desk.word.type_over(key_ending(desk, _digest("التكوين")), "التكوين المستمر")
    assert "+topics: [التكوين المستمر, البحث]\n" in desk.pulled()


def _digest(text: str) -> str:
    from press_dossier.model.paths import digest

    return f"topics.{digest(text)}"


def test_a_contact_goes_when_nothing_of_it_is_left(desk: Desk) -> None:
    for path in [p for p in desk.keys if p.startswith("contacts.")][2:]:
        desk.word.delete_paragraph(desk.keys[path])
    assert desk.pulled() == "-- name: مكتب التشريفات\n-office: المديرية\n"


def test_a_section_goes_when_nothing_of_it_is_left(desk: Desk) -> None:
    paragraph = desk.word.paragraph(body(desk, 0, "conclusion"))
    remove(paragraph.getprevious())
    remove(paragraph)
    after = yaml.load_text(desk.pull().data().decode())
    assert [section.kind for section in after.sections] == ["meetings", "regions", "gala_dinner"]
    assert after.evidence == ()


def test_a_section_stays_while_its_heading_does(desk: Desk) -> None:
    desk.word.delete_paragraph(body(desk, 0, "conclusion"))
    after = yaml.load_text(desk.pull().data().decode())
    assert after.sections[-1].kind == "conclusion"
    assert after.sections[-1].body == ()


class TestAnnexRows:
    """Rows of meeting records: cells go to fields, rows to entries."""

    def test_a_cell_goes_to_its_field(self, any_desk: Callable[[], Desk]) -> None:
        desk = any_desk.desk  # type: ignore[attr-defined]
        set_cells(desk.word.row(record(desk, 0)), [None, "السيد ساتو", None, None])
        any_desk()
        assert desk.pulled() == "-head: السيد تاناكا\n+head: السيد ساتو\n"

    def test_a_country_is_spelled_as_it_was_corrected(self, desk: Desk) -> None:
        desk.word.type_over(record(desk, 1), "جمهورية كوريا")
        assert "country: جمهورية كوريا, head" in desk.pulled()

    def test_a_date_in_words_comes_back_in_figures(self, desk: Desk) -> None:
        row = desk.word.row(record(desk, 0))
        set_cells(row, [None, None, "26 دجنبر 2025", None])
        assert desk.pulled() == "-date: 2025-11-25\n+date: 2025-12-26\n"

    def test_a_date_that_cannot_be_read_is_listed(self, desk: Desk) -> None:
        set_cells(desk.word.row(record(desk, 0)), [None, None, "غدا صباحا", None])
        assert desk.listed() == ["date-edited"]

    def test_topics_are_edited_one_by_one(self, desk: Desk) -> None:
        row = desk.word.row(record(desk, 0))
        set_cells(row, [None, None, None, "الملاحة، والموانئ، الصناعة، الصحة"])
        assert "+topics: [الملاحة، والموانئ, الصناعة, الصحة]\n" in desk.pulled()

    def test_an_emptied_cell_takes_its_field_away(self, desk: Desk) -> None:
        set_cells(desk.word.row(record(desk, 0)), [None, "", None, None])
        assert desk.pulled() == "-head: السيد تاناكا\n"

    def test_a_filled_cell_brings_its_field(self, desk: Desk) -> None:
        set_cells(desk.word.row(record(desk, 1)), [None, None, None, "الصناعة، الصحة"])
        assert "date: 2025-11, topics: [الصناعة, الصحة]}" in desk.pulled()

    def test_a_deleted_row_takes_its_entry_away(self, any_desk: Callable[[], Desk]) -> None:
        desk = any_desk.desk  # type: ignore[attr-defined]
        desk.word.delete_row(record(desk, 1))
        any_desk()
        assert desk.pulled() == ("-- {country: كوريا الجنوبية, head: السيدة كيم, date: 2025-11}\n")

    def test_a_copied_row_is_a_new_entry_below(self, desk: Desk) -> None:
        row = desk.word.copy_row(record(desk, 0))
        set_cells(row, ["سنغافورة", "السيدة تان", "2025-11-26", "الموانئ"])
        after = desk.pull().data().decode()
        assert (
            "            topics: [الملاحة، والموانئ, التجارة]\n"
            "          - country: سنغافورة\n"
            "            head: السيدة تان\n"
            "            date: 2025-11-26\n"
            "            topics: [الموانئ]\n"
        ) in after

    def test_an_inserted_row_is_a_new_entry(self, any_desk: Callable[[], Desk]) -> None:
        desk = any_desk.desk  # type: ignore[attr-defined]
        row = desk.word.copy_row(record(desk, 1))
        for control in list(row.iter(w("sdt"))):
            remove(control)
        set_cells(row, ["سنغافورة", "السيدة تان", "", ""])
        any_desk()
        assert desk.pulled() == "+- {country: سنغافورة, head: السيدة تان}\n"

    def test_a_new_entry_is_told_at_the_place_it_goes_to(self, desk: Desk) -> None:
        set_cells(desk.word.copy_row(record(desk, 1)), ["سنغافورة", "السيدة تان", "", ""])

        (change,) = desk.pull().changes

        assert change.place.field == "sections[1].regions[1].countries[3]"
        assert change.place.line == desk.source.read_text("utf-8").split("كوريا")[0].count("\n") + 1

    def test_a_blank_row_says_nothing(self, desk: Desk) -> None:
        set_cells(desk.word.copy_row(record(desk, 1)), ["", "", "", ""])
        assert desk.listed() == []

    def test_a_row_of_merged_cells_is_listed(self, desk: Desk) -> None:
        row = desk.word.row(record(desk, 0))
        remove(row.findall(w("tc"))[-1])
        assert desk.listed() == ["row-shape"]


class TestWhatIsListed:
    """What no source holds is told with its place, never applied, never dropped."""

    def test_an_edit_to_a_computed_text(self, desk: Desk) -> None:
        desk.word.type_over("date", "غدا")
        (problem,) = desk.pull().listed
        assert (problem.code, problem.found) == ("computed-edited", "غدا")
        assert problem.values["rule"] == "date"
        assert (problem.place.line, problem.place.field) == (9, "date")

    def test_an_edit_to_a_label(self, desk: Desk) -> None:
        desk.word.type_over("contents_contents_label", "الفهرس")
        assert desk.listed() == ["label-edited"]

    def test_a_paragraph_that_was_moved(self, desk: Desk) -> None:
        first = desk.word.paragraph(body(desk, 0))
        desk.word.paragraph(body(desk, 2)).addnext(first)
        assert desk.listed() == ["order-edited"]

    def test_a_row_that_was_moved(self, desk: Desk) -> None:
        desk.word.row(record(desk, 1)).addnext(desk.word.row(record(desk, 0)))
        assert desk.listed() == ["order-edited"]

    def test_a_deleted_label(self, desk: Desk) -> None:
        desk.word.delete_paragraph("contents_contents_label")
        assert desk.listed() == ["made-text-deleted"]

    def test_a_text_typed_where_no_list_is(self, desk: Desk) -> None:
        desk.word.new_paragraph(desk.keys["title"], "نص حائر")
        assert desk.listed() == ["text-without-place"]

    def test_a_text_typed_in_a_cell_of_made_texts(self, desk: Desk) -> None:
        paths = (path for path in desk.keys if path.startswith("sections.regions.regions."))
        region = desk.keys[next(path for path in paths if path.endswith(".name"))]
        desk.word.new_paragraph(region, "سطر جديد")
        assert desk.listed() == ["text-without-place"]


class TestConflicts:
    """A piece that changed in both is a conflict, shown both ways, and nothing is written."""

    def test_a_title_changed_in_both(self, desk: Desk) -> None:
        desk.word.type_over(desk.keys["title"], "لقاءات مثمرة")
        desk.rewrite("title: لقاءات ثنائية", "title: لقاءات كثيرة")
        revision = desk.pull()
        (conflict,) = revision.conflicts
        assert conflict.place.line == 5
        assert dict(conflict.values) == {"word": "لقاءات مثمرة", "source": "لقاءات كثيرة"}
        with pytest.raises(ConflictError):
            revision.data()

    def test_words_side_is_taken_where_asked(self, desk: Desk) -> None:
        desk.word.type_over(desk.keys["title"], "لقاءات مثمرة")
        desk.rewrite("title: لقاءات ثنائية", "title: لقاءات كثيرة")
        assert "+title: لقاءات مثمرة" in desk.pulled(take="word")

    def test_the_sources_side_is_taken_where_asked(self, desk: Desk) -> None:
        desk.word.type_over(desk.keys["title"], "لقاءات مثمرة")
        desk.rewrite("title: لقاءات ثنائية", "title: لقاءات كثيرة")
        assert desk.pulled(take="source") == ""

    def test_the_same_change_in_both_is_none(self, desk: Desk) -> None:
        desk.word.type_over(desk.keys["title"], "لقاءات مثمرة")
        desk.rewrite("title: لقاءات ثنائية", "title: لقاءات مثمرة")
        assert desk.pulled() == ""

    def test_what_only_the_source_changed_stays(self, desk: Desk) -> None:
        desk.rewrite("title: لقاءات ثنائية", "title: لقاءات كثيرة")
        desk.rewrite("      - فقرة ثالثة.\n", "      - فقرة رابعة.\n")
        assert desk.pulled() == ""

    def test_a_paragraph_edited_in_word_and_gone_from_the_source(self, desk: Desk) -> None:
        desk.word.type_over(body(desk, 2), "فقرة ثالثة محررة.")
        desk.rewrite("      - فقرة ثالثة.\n", "")
        (conflict,) = desk.pull().conflicts
        assert conflict.values["word"] == "فقرة ثالثة محررة."
        assert desk.pulled(take="word") == "+- >-\n+فقرة ثالثة محررة.\n"

    def test_a_row_changed_in_both(self, desk: Desk) -> None:
        set_cells(desk.word.row(record(desk, 0)), [None, "السيد ساتو", None, None])
        desk.rewrite("head: السيد تاناكا", "head: السيد إيتو")
        (conflict,) = desk.pull().conflicts
        assert "السيد ساتو" in conflict.values["word"]
        assert "السيد إيتو" in conflict.values["source"]
        assert desk.pulled(take="word") == "-head: السيد إيتو\n+head: السيد ساتو\n"
        assert desk.pulled(take="source") == ""

    def test_strong_words_changed_in_both(self, desk: Desk) -> None:
        desk.word.embolden(summary(desk), "هامش")
        desk.rewrite("**٤٣ لقاءً**", "٤٣ لقاءً")
        (conflict,) = desk.pull().conflicts
        assert "**هامش**" in conflict.values["word"]
        assert "**" not in conflict.values["source"]

    def test_a_paragraph_deleted_in_word_and_changed_in_the_source(self, desk: Desk) -> None:
        desk.word.delete_paragraph(body(desk, 2))
        desk.rewrite("- فقرة ثالثة.", "- فقرة ثالثة معدلة.")
        (conflict,) = desk.pull().conflicts
        assert dict(conflict.values) == {"word": "—", "source": "فقرة ثالثة معدلة."}

    def test_a_row_inserted_in_both(self, desk: Desk) -> None:
        EDITS["new-row-without-key"](desk)
        desk.rewrite(
            "          - {country: كوريا",
            "          - {country: سنغافورة, head: السيدة تان}\n          - {country: كوريا",
        )
        (conflict,) = desk.pull().conflicts
        assert "الصناعة" in conflict.values["word"]
        assert "الصناعة" not in conflict.values["source"]

    def test_a_paragraph_changed_in_both(self, desk: Desk) -> None:
        desk.word.type_over(body(desk, 2), "فقرة ثالثة محررة.")
        desk.rewrite("- فقرة ثالثة.", "- فقرة ثالثة معدلة.")
        (conflict,) = desk.pull().conflicts
        assert conflict.values["word"] == "فقرة ثالثة محررة."
        assert conflict.values["source"] == "فقرة ثالثة معدلة."
        assert "+- فقرة ثالثة محررة.\n" in desk.pulled(take="word")

    def test_strong_words_that_only_the_source_changed(self, desk: Desk) -> None:
        desk.rewrite("على هامش [المنتدى]", "على **هامش** [المنتدى]")
        assert desk.pulled() == ""

    def test_a_row_that_only_the_source_changed(self, desk: Desk) -> None:
        desk.rewrite("head: السيد تاناكا", "head: السيد إيتو")
        assert desk.pulled() == ""


def _merge(desk: Desk) -> None:
    desk.word.merge(body(desk, 0), body(desk, 2))


def _type_cells(desk: Desk, position: int, *texts: str | None) -> None:
    set_cells(desk.word.row(record(desk, position)), list(texts))


def _copy_row(desk: Desk, position: int, *texts: str | None) -> None:
    set_cells(desk.word.copy_row(record(desk, position)), list(texts))


def _insert_row(desk: Desk, position: int, *texts: str | None) -> None:
    row = desk.word.copy_row(record(desk, position))
    for control in list(row.iter(w("sdt"))):
        remove(control)
    set_cells(row, list(texts))


def _region(desk: Desk, position: int) -> str:
    paths = [path for path in desk.keys if re.search(r"\.regions\.[^.]+\.name$", path)]
    return desk.keys[paths[position]]


NEW_ROW = ("سنغافورة", "السيدة تان", "2025-11-26", "الموانئ، الصناعة")

EDITS: dict[str, Callable[[Desk], None]] = {
    "title": lambda desk: desk.word.type_over(desk.keys["title"], "لقاءات مثمرة"),
    "title-in-two-lines": lambda desk: desk.word.split("title", "لقاءات", "ثنائية مثمرة"),
    "title-typed-anew": lambda desk: desk.word.retype("title", "عنوان بديل"),
    "paragraph": lambda desk: desk.word.type_over(body(desk, 2), "فقرة ثالثة محررة."),
    "paragraph-typed-anew": lambda desk: desk.word.retype(body(desk, 2), "نص غيره."),
    "paragraph-with-evidence": lambda desk: desk.word.type_over(
        body(desk, 0, "conclusion"), "خاتمة طويلة."
    ),
    "paragraph-with-marks": lambda desk: desk.word.type_over(
        summary(desk), "عُقد ٤٣ لقاءً مثمرا على هامش المنتدى."
    ),
    "strong-words": lambda desk: desk.word.embolden(summary(desk), "هامش"),
    "words-made-plain": lambda desk: desk.word.unmark(summary(desk)),
    "new-paragraph": lambda desk: desk.word.new_paragraph(body(desk, 0), "فقرة جديدة."),
    "deleted-paragraph": lambda desk: desk.word.delete_paragraph(body(desk, 2)),
    "split-paragraph": lambda desk: desk.word.split(
        body(desk, 0), "عُقدت لقاءات.", "وكانت مع رؤساء الوفود."
    ),
    "merged-paragraphs": _merge,
    "item": lambda desk: desk.word.type_over(
        key_ending(desk, _digest("التكوين")), "التدريب"
    ),
    "deleted-item": lambda desk: desk.word.delete_paragraph(
        key_ending(desk, _digest("التكوين"))
    ),
    "new-item": lambda desk: desk.word.new_paragraph(
        key_ending(desk, _digest("التكوين")), "التدريب"
    ),
    "value-typed-anew": lambda desk: desk.word.retype(
        desk.keys["sections.gala_dinner.place"], "قصر المؤتمرات"
    ),
    "section-title": lambda desk: desk.word.type_over(
        desk.keys["sections.meetings.title"], "لقاءات الوفود"
    ),
    "contact": lambda desk: desk.word.type_over(
        desk.keys[f"contacts.{_contact(desk)}.name"], "مكتب الإعلام"
    ),
    "contact-and-its-number": lambda desk: [
        desk.word.type_over(desk.keys[f"contacts.{_contact(desk)}.{field}"], text)
        for field, text in (("name", "مكتب الإعلام"), ("phone", "+212 537 00 00 11"))
    ],
    "quote": lambda desk: desk.word.type_over(
        next(key for path, key in desk.keys.items() if path.endswith(".text")), "نجح المنتدى."
    ),
    "quote-but-its-speaker": lambda desk: [
        desk.word.delete_paragraph(next(k for p, k in desk.keys.items() if p.endswith(".text"))),
        desk.word.retype(next(k for p, k in desk.keys.items() if p.endswith(".speaker")), "قائل"),
    ],
    "region": lambda desk: desk.word.type_over(_region(desk, 1), "القارة الآسيوية"),
    "cell": lambda desk: _type_cells(desk, 0, None, "السيد ساتو", None, None),
    "country": lambda desk: desk.word.type_over(record(desk, 1), "سنغافورة"),
    "date": lambda desk: _type_cells(desk, 0, None, None, "26 دجنبر 2025", None),
    "topics": lambda desk: _type_cells(desk, 0, None, None, None, "التجارة؛ الصناعة"),
    "emptied-cell": lambda desk: _type_cells(desk, 0, None, "", None, None),
    "emptied-column": lambda desk: _type_cells(desk, 0, None, None, None, ""),
    "row-left-with-a-name": lambda desk: _type_cells(desk, 1, None, "", "", ""),
    "new-row": lambda desk: _copy_row(desk, 0, *NEW_ROW),
    "new-row-without-key": lambda desk: _insert_row(desk, 0, *NEW_ROW),
    "new-row-of-a-name": lambda desk: _insert_row(desk, 0, "سنغافورة", "", "", ""),
    "new-row-with-a-date-in-doubt": lambda desk: _insert_row(
        desk, 0, "سنغافورة", "السيدة تان", "غدا", ""
    ),
    "equal-row": lambda desk: _copy_row(desk, 0, None, None, None, None),
    "deleted-row": lambda desk: desk.word.delete_row(record(desk, 1)),
}  # fmt: skip


def pulled_again(desk: Desk) -> Revision:
    """Pull, write the source, and pull the same file again."""
    first = desk.pull()
    assert first.changes
    desk.source.write_bytes(first.data())
    return desk.pull()


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_what_was_pulled_once_is_nothing_to_pull_again(
    desk: Desk, edit: Callable[[Desk], object]
) -> None:
    edit(desk)

    again = pulled_again(desk)

    assert again.conflicts == ()
    assert again.diff() == ""


def test_edits_together_are_nothing_to_pull_again(any_desk: Callable[[], Desk]) -> None:
    made = any_desk.desk
    for name in ("paragraph", "new-paragraph", "item", "contact", "new-row", "country", "quote"):
        EDITS[name](made)

    again = pulled_again(any_desk())

    assert again.conflicts == ()
    assert again.diff() == ""


def _texts(desk: Desk) -> list[str]:
    """Return the keys of texts that may say anything, those of lists first."""
    ends = (".title", ".name", ".text", ".place", ".speaker", ".office", "ministry")
    lists = [p for p in desk.keys if re.search(r"(summary|body|topics)\.[0-9a-f]+$", p)]
    return [desk.keys[p] for p in (*lists, *(p for p in desk.keys if p.endswith(ends)))]


def test_rows_that_were_all_edited_are_known_when_pulled_again(tmp_path: Path) -> None:
    last = "          - {country: كوريا الجنوبية, head: السيدة كيم, date: 2025-11}\n"
    rows = "".join(last.replace("كيم", f"كيم {n}") for n in range(90))
    desk = desk_of(tmp_path, evident(SOURCE).replace(last, rows))
    for n in range(91):
        _type_cells(desk, n, None, f"السيد ساتو {n}", None, None)

    again = pulled_again(desk)

    assert again.conflicts == ()
    assert again.diff() == ""


TEXT_HANDS: dict[str, Callable[[Desk, int, str], object]] = {
    "type": lambda desk, n, text: desk.word.type_over(_texts(desk)[n], text),
    "type anew": lambda desk, n, text: desk.word.retype(_texts(desk)[n], text),
    "add": lambda desk, n, text: desk.word.new_paragraph(_texts(desk)[n], text),
    "delete": lambda desk, n, text: desk.word.delete_paragraph(_texts(desk)[n]),
    "split": lambda desk, n, text: desk.word.split(_texts(desk)[n], text, f"{text} ثم"),
}
ROW_HANDS: dict[str, Callable[[Desk, int, str], object]] = {
    "leave": lambda desk, n, text: None,
    "type": lambda desk, n, text: _type_cells(desk, n, None, text, None, None),
    "copy": lambda desk, n, text: _copy_row(desk, n, None, text, None, text),
    "insert": lambda desk, n, text: _insert_row(desk, n, "سنغافورة", text, text, ""),
}


@settings(max_examples=25)
@given(st.data())
def test_whatever_was_pulled_once_is_nothing_to_pull_again(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_of(Path(folder), evident(SOURCE))
        places = st.integers(0, len(_texts(desk)) - 1)
        for n in data.draw(st.lists(places, min_size=1, max_size=4, unique=True)):
            hand = TEXT_HANDS[data.draw(st.sampled_from(sorted(TEXT_HANDS)))]
            hand(desk, n, data.draw(WORDS))
        for n in range(2):
            hand = ROW_HANDS[data.draw(st.sampled_from(sorted(ROW_HANDS)))]
            hand(desk, n, data.draw(WORDS))
        desk.source.write_bytes(desk.pull().data())

        again = desk.pull()

        assert again.conflicts == ()
        assert again.diff() == ""


class TestEditsAfterAPull:
    """Word's file knows nothing of a pull: its newer edit is a conflict, never a second copy."""

    def conflict(self, desk: Desk, first: str, edit: Callable[[], object]) -> dict[str, str]:
        EDITS[first](desk)
        desk.source.write_bytes(desk.pull().data())
        edit()
        (conflict,) = desk.pull().conflicts
        return dict(conflict.values)

    def test_of_a_title(self, desk: Desk) -> None:
        values = self.conflict(desk, "title", lambda: desk.word.type_over("title", "لقاءات"))

        assert values == {"word": "لقاءات", "source": "لقاءات مثمرة"}
        assert desk.pulled(take="word").startswith("-title: لقاءات مثمرة ")

    def test_of_a_paragraph(self, desk: Desk) -> None:
        key = body(desk, 2)
        values = self.conflict(desk, "paragraph", lambda: desk.word.type_over(key, "نص أخير."))

        assert values == {"word": "نص أخير.", "source": "فقرة ثالثة محررة."}
        assert desk.pulled(take="word") == "-- فقرة ثالثة محررة.\n+- نص أخير.\n"
        assert desk.pulled(take="source") == ""

    def test_of_a_paragraph_that_is_deleted(self, desk: Desk) -> None:
        key = body(desk, 2)
        values = self.conflict(desk, "paragraph", lambda: desk.word.delete_paragraph(key))

        assert values == {"word": "—", "source": "فقرة ثالثة محررة."}
        assert desk.pulled(take="word") == "-- فقرة ثالثة محررة.\n"

    def test_of_a_new_paragraph(self, desk: Desk) -> None:
        values = self.conflict(
            desk, "new-paragraph", lambda: desk.word.replace("فقرة جديدة.", "فقرة جديدة أخرى.")
        )

        assert values == {"word": "فقرة جديدة أخرى.", "source": "فقرة جديدة."}
        assert desk.pulled(take="word") == "-- فقرة جديدة.\n+- فقرة جديدة أخرى.\n"

    @pytest.mark.parametrize("first", ["new-row", "new-row-without-key"])
    def test_of_a_new_row(self, desk: Desk, first: str) -> None:
        values = self.conflict(desk, first, lambda: desk.word.replace("السيدة تان", "السيد لي"))

        assert "السيد لي" in values["word"]
        assert "السيدة تان" in values["source"]
        assert desk.pulled(take="word") == "-head: السيدة تان\n+head: السيد لي\n"

    def test_of_a_contact(self, desk: Desk) -> None:
        key = desk.keys[f"contacts.{_contact(desk)}.name"]
        values = self.conflict(desk, "contact", lambda: desk.word.type_over(key, "المكتب"))

        assert values == {"word": "المكتب", "source": "مكتب الإعلام"}

    def test_of_another_text_is_taken(self, desk: Desk) -> None:
        EDITS["contact"](desk)
        desk.source.write_bytes(desk.pull().data())
        desk.word.type_over(desk.keys[f"contacts.{_contact(desk)}.phone"], "+212 537 00 00 11")

        assert desk.pulled() == "-phone: +212 537 00 00 00\n+phone: +212 537 00 00 11\n"


def test_a_paragraph_moved_without_its_key_is_known_by_its_words(
    any_desk: Callable[[], Desk],
) -> None:
    made = any_desk.desk
    text = made.word.text(body(made, 0))
    made.word.delete_paragraph(body(made, 0))
    made.word.new_paragraph(body(made, 2), text)

    revision = any_desk().pull()

    assert revision.changes == ()
    assert revision.conflicts == ()


class TestReferences:
    """What points at an edited piece points at it still."""

    def test_evidence_follows_its_text(self, desk: Desk) -> None:
        desk.word.type_over(body(desk, 0, "conclusion"), "خاتمة قصيرة جدا.")
        after = yaml.load_text(desk.pull().data().decode())
        from press_dossier.model.paths import digest

        (evidence,) = after.evidence
        assert evidence.at == f"sections.conclusion.body.{digest('خاتمة قصيرة جدا.')}"

    def test_evidence_whose_words_are_gone_becomes_a_doubt(self, desk: Desk) -> None:
        desk.word.type_over(body(desk, 0, "conclusion"), "خاتمة طويلة.")
        after = yaml.load_text(desk.pull().data().decode())
        assert after.evidence == ()
        (doubt,) = after.doubts
        assert doubt.surface == "قصيرة"

    def test_evidence_in_other_words_than_its_text_stays(self, desk: Desk) -> None:
        desk.rewrite("surface: قصيرة", "surface: موجزة")
        desk.word.type_over(body(desk, 0, "conclusion"), "خاتمة طويلة.")
        after = yaml.load_text(desk.pull().data().decode())
        assert len(after.evidence) == 1
        assert after.doubts == ()

    def test_evidence_of_a_deleted_text_goes_with_it(self, desk: Desk) -> None:
        desk.word.new_paragraph(body(desk, 0, "conclusion"), "خاتمة أخرى.")
        desk.word.delete_paragraph(body(desk, 0, "conclusion"))
        after = yaml.load_text(desk.pull().data().decode())
        assert after.evidence == ()


class TestTrackedChanges:
    """Changes that nobody has settled are listed until the command says what to do."""

    @pytest.fixture
    def tracked(self, desk: Desk) -> Desk:
        desk.word.track("ins", desk.keys["title"], " مثمرة")
        desk.word.track("del", body(desk, 2))
        desk.word.track_row("del", desk.word.row(record(desk, 1)))
        return desk

    def test_they_are_listed(self, tracked: Desk) -> None:
        with pytest.raises(SourceError) as caught:
            tracked.pull()
        found = [(p.code, p.found, p.values["kind"]) for p in caught.value.problems]
        assert found[:2] == [
            ("tracked-change", " مثمرة", "inserted"),
            ("tracked-change", "فقرة ثالثة.", "deleted"),
        ]
        assert len(found) == 3

    def test_they_are_accepted(self, tracked: Desk) -> None:
        after = tracked.pull(tracked="accept").data().decode()
        assert "title: لقاءات ثنائية مثمرة" in after
        assert "فقرة ثالثة" not in after
        assert "كوريا" not in after

    def test_they_are_rejected(self, tracked: Desk) -> None:
        assert tracked.pulled(tracked="reject") == ""

    def test_an_inserted_row_is_accepted_and_rejected(self, desk: Desk) -> None:
        row = desk.word.copy_row(record(desk, 1))
        set_cells(row, ["سنغافورة", "السيدة تان", "", ""])
        desk.word.track_row("ins", row)
        assert "سنغافورة" in desk.pulled(tracked="accept")
        assert desk.pulled(tracked="reject") == ""

    def test_a_joined_paragraph_is_accepted_and_rejected(self, desk: Desk) -> None:
        mark = etree.SubElement(etree.SubElement(desk.word.paragraph(body(desk, 1)).find(w("pPr")),
                                w("rPr")), w("del"))  # fmt: skip
        mark.set(w("author"), "المدير")
        assert desk.pulled(tracked="reject") == ""
        assert "فقرة ثالثة" in desk.pull(tracked="accept").data().decode()


class TestRefusals:
    """Files that cannot be pulled are told so, and nothing is touched."""

    def codes(self, desk: Desk, data: bytes) -> list[str]:
        path = desk.folder / "corrected.docx"
        path.write_bytes(data)
        with pytest.raises(SourceError) as caught:
            pull(path, desk.source)
        assert {problem.code for problem in caught.value.problems} <= messages.codes()
        return [problem.code for problem in caught.value.problems]

    def test_a_clean_file_has_no_keys(self, desk: Desk) -> None:
        clean = docx.render(compose(yaml.load(desk.source)), clean=True)
        assert self.codes(desk, clean) == ["word-no-keys"]

    def test_a_template_that_is_not_at_hand(self, desk: Desk, tmp_path: Path) -> None:
        folder = tmp_path / "mine"
        folder.mkdir()
        (folder / "template.yaml").write_text("format: 1\nname: mine\nextends: official\n", "utf-8")
        data = docx.render(compose(yaml.load(desk.source), folder), embed="none")

        assert self.codes(desk, data) == ["word-template"]
        assert pull(tmp_path / "corrected.docx", desk.source, template=folder).changes == ()

    @pytest.mark.parametrize("name", ["marrakech", "health"])
    def test_a_file_of_another_source(self, desk: Desk, name: str) -> None:
        from press_dossier import resources

        document = compose(yaml.load(resources.examples() / name / "dossier.yaml"))
        assert self.codes(desk, docx.render(document, embed="none")) == ["word-other-source"]

    def test_hostile_files(self, desk: Desk) -> None:
        from io import BytesIO
        from zipfile import ZipFile

        file = BytesIO()
        with ZipFile(file, "w") as package:
            package.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
        deep = BytesIO()
        with ZipFile(deep, "w") as package:
            package.writestr("word/document.xml", "<a>" * 5_000 + "</a>" * 5_000)
        empty = BytesIO()
        with ZipFile(empty, "w") as package:
            package.writestr("a.txt", "")
        assert self.codes(desk, b"") == ["package-broken"]
        assert self.codes(desk, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") == ["package-encrypted"]
        assert self.codes(desk, file.getvalue()) == ["package-dtd"]
        assert self.codes(desk, deep.getvalue()) == ["package-broken"]
        assert self.codes(desk, empty.getvalue()) == ["not-a-word-file"]

    def test_a_source_that_is_no_yaml(self, desk: Desk) -> None:
        desk.pull()
        with pytest.raises(SourceError) as caught:
            pull(desk.folder / "corrected.docx", desk.folder / "meetings.xlsx")
        assert caught.value.problems[0].code in messages.codes()

    def test_an_edit_that_would_break_the_source(self, desk: Desk) -> None:
        desk.word.type_over(desk.keys["title"], "x" * 600)
        with pytest.raises(SourceError) as caught:
            desk.pull()
        assert [problem.code for problem in caught.value.problems] == ["too-long"]

    def test_a_required_text_deleted(self, desk: Desk) -> None:
        desk.word.type_over(desk.keys["title"], "")
        desk.word.type_over(body(desk, 0), "نص آخر.")

        revision = desk.pull()

        assert [problem.code for problem in revision.listed] == ["required-deleted"]
        assert [change.after for change in revision.changes] == ["نص آخر."]


def test_facts_of_a_sheet_are_listed_with_sheet_and_cell(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(("القارة", "البلد", "رئيس الوفد"))
    book.active.append(("آسيا", "ماليزيا", "السيد رحمن"))
    book.active.append(("آسيا", "تايلاند", "السيدة سوم"))
    book.save(tmp_path / "m.xlsx")
    source = evident(SOURCE).replace("kind: regions\n", "kind: regions\n    records: m.xlsx\n")
    desk = desk_of(tmp_path, source)
    rows = [desk.word.row(record(desk, position)) for position in (2, 3)]
    set_cells(rows[0], [None, "السيد علي", None, None])
    remove(rows[1])
    listed = desk.pull().listed
    assert [(p.code, p.place.file, p.place.cell) for p in listed] == [
        ("sheet-edited", "m.xlsx", "C2"),
        ("sheet-row-deleted", "m.xlsx", "A3"),
    ]
    assert desk.pull().changes == ()


@pytest.mark.parametrize("name", ["marrakech", "health"])
def test_a_built_in_dossier_comes_back_unchanged(name: str, tmp_path: Path) -> None:
    from press_dossier import resources

    source = resources.examples() / name / "dossier.yaml"
    path = tmp_path / "d.docx"
    path.write_bytes(docx.render(compose(yaml.load(source)), embed="none"))
    revision = pull(path, source)
    assert (revision.changes, revision.listed, revision.conflicts) == ((), (), ())


@pytest.mark.parametrize("name", ["marrakech", "health"])
def test_any_one_text_of_a_built_in_dossier_comes_back(name: str, tmp_path: Path) -> None:
    from press_dossier import resources

    source = resources.examples() / name / "dossier.yaml"
    document = compose(yaml.load(source))
    data = docx.render(document, embed="none")
    path = tmp_path / "d.docx"
    taken = 0
    for key in list(document.pieces)[::7]:
        word = WordEditor(data)
        if not word.controls(key):
            continue
        word.content(key).append(run(" مزيد"))
        path.write_bytes(word.save())
        try:
            revision = pull(path, source)
        except SourceError as error:
            assert {p.code for p in error.problems} <= {"wrong-form", "bad-link", "unknown-country"}  # noqa: PT017
            continue
        assert len(revision.changes) + len(revision.listed) == 1
        taken += len(revision.changes)
    assert taken > 5


@settings(max_examples=25)
@given(st.data())
def test_whatever_is_typed_is_what_the_next_document_says(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_of(Path(folder), evident(SOURCE))
        paths = [path for path in desk.keys if ".countries." not in path and "phone" not in path]
        chosen = data.draw(st.lists(st.sampled_from(paths), min_size=1, max_size=4, unique=True))
        typed = {path: data.draw(WORDS) for path in chosen}
        for path, text in typed.items():
            desk.word.type_over(desk.keys[path], text)

        after = desk.pull().data().decode()

        printed = [string for _, _, string in compose(yaml.load_text(after)).texts()]
        assert {normal_form(text) for text in typed.values()} <= {*map(normal_form, printed)}


@pytest.mark.parametrize("name", ["marrakech", "health"])
def test_without_its_memory_a_built_in_dossier_comes_back_unchanged(
    name: str, tmp_path: Path
) -> None:
    from press_dossier import resources

    source = resources.examples() / name / "dossier.yaml"
    word = WordEditor(docx.render(compose(yaml.load(source)), embed="none"))
    word.left_out = {"customXml/"}
    path = tmp_path / "d.docx"
    path.write_bytes(word.save())

    revision = pull(path, source)

    assert revision.changes == ()
    assert [problem.code for problem in revision.listed] == ["word-no-memory"]


@pytest.mark.needs("soffice")
def test_edits_come_back_through_libreoffice(desk: Desk) -> None:
    """LibreOffice writes the whole file anew, and drops every tag."""
    desk.word.type_over(desk.keys["title"], "لقاءات مثمرة")
    desk.word.delete_row(record(desk, 1))
    desk.word.new_paragraph(body(desk, 2), "فقرة رابعة.")
    path = desk.folder / "corrected.docx"
    path.write_bytes(desk.word.save())
    saved = through_libreoffice(path)
    revision = pull(saved, desk.source)
    assert revision.listed == ()
    assert "".join(changed(SOURCE, revision.data().decode())).startswith(
        "-title: لقاءات ثنائية   # the headline\n+title: لقاءات مثمرة   # the headline\n"
        "+- فقرة رابعة.\n"
        "-- {country: كوريا الجنوبية, head: السيدة كيم, date: 2025-11}\n"
    )

    desk.source.write_bytes(revision.data())
    assert pull(saved, desk.source).changes == ()


def through_libreoffice(path: Path) -> Path:
    """Return the file as LibreOffice saves it."""
    import subprocess

    saved = path.parent / "saved"
    profile = (path.parent / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx",
         "--outdir", str(saved), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return saved / path.name


@pytest.mark.parametrize("name", ["marrakech", "health"])
def test_a_proof_copy_is_pulled_without_its_notes(name: str, tmp_path: Path) -> None:
    from press_dossier import resources

    source = resources.examples() / name / "dossier.yaml"
    document = compose(yaml.load(source), proof=True)
    word = WordEditor(docx.render(document, embed="none"))
    word.type_over("title", "عنوان جديد")
    path = tmp_path / "proof.docx"
    path.write_bytes(word.save())
    revision = pull(path, source)
    assert [change.after for change in revision.changes] == ["عنوان جديد"]
    assert revision.listed == ()


def test_arabic_indic_digits_of_a_template_are_no_edit(tmp_path: Path) -> None:
    desk = desk_of(
        tmp_path, evident(SOURCE).replace("locale: ar-MA", "locale: ar-EG\ndigits: arab")
    )
    assert desk.pull().changes == ()
    desk.word.type_over(desk.keys["contacts." + _contact(desk) + ".phone"], "+212 537 00 00 11")
    assert "+phone: +212 537 00 00 11\n" in desk.pulled()


def _contact(desk: Desk) -> str:
    return next(path.split(".")[1] for path in desk.keys if path.endswith(".phone"))
