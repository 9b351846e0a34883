"""`check` validates and makes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from press_dossier.making import examples
from tests.cli.conftest import SMALL, Run


@pytest.mark.parametrize("example", examples())
def test_a_built_in_dossier_is_clean(example: str, run: Run) -> None:
    seen = run("check", "--example", example)

    assert (seen.code, seen.err, seen.files) == (0, "", [])
    assert "valid" in seen.out


def test_every_problem_is_said_at_once_with_line_and_column(run: Run, tmp_path: Path) -> None:
    wrong = SMALL.replace("title:", "titel:").replace("value: 2", "value: two")
    (tmp_path / "wrong.yaml").write_text(wrong, encoding="utf-8")

    seen = run("check", "wrong.yaml")

    assert seen.code == 1
    assert "wrong.yaml:3:1: error:" in seen.err
    assert "did you mean: title" in seen.err
    assert "wrong.yaml:7:23: error: two is not a number [not-a-number]" in seen.err
    assert seen.out == ""


def test_what_only_composing_finds_has_its_line_too(run: Run, tmp_path: Path) -> None:
    wrong = SMALL.replace("bilateral_meeting", "bilateral_meting")
    (tmp_path / "wrong.yaml").write_text(wrong, encoding="utf-8")

    seen = run("check", "wrong.yaml")

    assert seen.code == 1
    assert "wrong.yaml:7:" in seen.err
    assert "[unknown-unit]" in seen.err
    assert "did you mean: bilateral_meeting" in seen.err


def test_a_missing_file_is_named(run: Run) -> None:
    seen = run("check", "nowhere.yaml")

    assert seen.code == 1
    assert "there is no file nowhere.yaml [file-not-found]" in seen.err


def test_a_source_named_like_a_command_is_written_with_its_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "check").write_text(SMALL, encoding="utf-8")

    assert run("check", "./check").code == 0
    assert run("./check", "--format", "pdf").out == str(Path("output/check.pdf")) + "\n"


def test_quiet_says_nothing_of_what_is_valid(run: Run, small: Path) -> None:
    seen = run("check", "--quiet", small.name)

    assert (seen.code, seen.out, seen.err) == (0, "", "")


def test_options_that_all_commands_have_may_stand_before_the_command(run: Run, small: Path) -> None:
    assert run("--lang", "ar", "check", small.name).out == "small.yaml: صالح\n"


def test_every_character_that_no_font_has_is_said_where_it_stands(run: Run, tmp_path: Path) -> None:
    wrong = SMALL.replace("لقاءات الساحل", "لقاءات 漢").replace("الوفد", "الوفد 字 😀")
    (tmp_path / "wrong.yaml").write_text(wrong, encoding="utf-8")

    seen = run("check", "wrong.yaml")

    assert seen.code == 1
    assert "wrong.yaml:3:8: error: no font has the character 漢" in seen.err
    assert "wrong.yaml:6:12: error: no font has the character 字" in seen.err
    assert "wrong.yaml:6:12: error: no font has the character 😀" in seen.err


def test_what_only_drawing_finds_is_said_too(run: Run, tmp_path: Path) -> None:
    wrong = SMALL.replace("لقاءات الساحل", "لقاءات 😀")
    (tmp_path / "wrong.yaml").write_text(wrong, encoding="utf-8")

    checked = run("check", "wrong.yaml")

    assert checked.code == 1
    assert "wrong.yaml:3:8: error: no font has the character 😀" in checked.err
    assert checked.err == run("wrong.yaml").err


def test_what_only_the_word_file_of_a_template_is_refused_for_is_said_too(
    run: Run, small: Path, tmp_path: Path
) -> None:
    office = tmp_path / "office"
    office.mkdir()
    text = "format: 1\nname: office\nextends: official\nletterhead: ministry.docx\n"
    (office / "template.yaml").write_text(text, encoding="utf-8")
    small.write_text(SMALL.replace("لقاءات الساحل", "لقاءات 😀"), encoding="utf-8")

    seen = run("check", small.name, "--template", "office/")

    assert seen.code == 1
    assert "[glyph-missing]" in seen.err
    assert "ministry.docx [file-not-found]" in seen.err


def test_figures_without_evidence_and_missing_characters_are_said_at_once(
    run: Run, tmp_path: Path
) -> None:
    wrong = SMALL.replace("لقاءات الساحل", "لقاءات 😀")
    (tmp_path / "wrong.yaml").write_text(wrong, encoding="utf-8")

    seen = run("check", "wrong.yaml", "--strict")

    assert "[no-evidence]" in seen.err
    assert "[glyph-missing]" in seen.err


def test_a_count_that_contradicts_the_total_is_a_warning_and_strictly_an_error(
    run: Run, tmp_path: Path
) -> None:
    wrong = SMALL.replace("sections:", "summary: [عقد الوفد تسعة اجتماعات ثنائية.]\nsections:")
    (tmp_path / "wrong.yaml").write_text(wrong, encoding="utf-8")

    seen, strict = run("check", "wrong.yaml"), run("check", "wrong.yaml", "--strict")

    said = "«تسعة اجتماعات ثنائية» is stated here, and sections.meetings.declared is 2"
    assert f"wrong.yaml:4:11: warning: {said}" in seen.err
    assert (seen.code, strict.code) == (0, 1)
    assert f"wrong.yaml:4:11: error: {said}" in strict.err


def test_several_sources_are_checked_each(run: Run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text(SMALL.replace("title:", "titel:"), encoding="utf-8")

    seen = run("check", "wrong.yaml", small.name)

    assert (seen.code, seen.out) == (1, "small.yaml: valid\n")
    assert "wrong.yaml:3:1: error:" in seen.err
