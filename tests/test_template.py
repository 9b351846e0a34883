"""Templates: what they state, what they inherit, what they refuse, and that they can be read."""

from pathlib import Path

import pytest

from press_dossier import template
from press_dossier.errors import SourceError
from press_dossier.labels import spelled
from press_dossier.look import Palette

NAMES = template.names()

# Text colours with what is behind them; the sizes of all of them may be small.
PAIRS = [
    ("heading", "paper"),
    ("accent_text", "paper"),
    ("ink", "paper"),
    ("muted", "paper"),
    ("heading", "tint"),
    ("accent_text", "tint"),
    ("ink", "tint"),
    ("muted", "tint"),
    ("paper", "heading"),
    ("on_ground", "ground"),
    ("accent_on_ground", "ground"),
]


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("text", "behind"), PAIRS)
def test_every_text_colour_passes_wcag_aa(name: str, text: str, behind: str) -> None:
    palette: Palette = template.load(name).look.palette

    assert _contrast(getattr(palette, text), getattr(palette, behind)) >= 4.5


def test_both_bundled_templates_are_there() -> None:
    assert {"official", "modern"} <= set(NAMES)


def test_a_template_states_only_what_differs() -> None:
    official, modern = template.load("official"), template.load("modern")

    assert modern.look.page == official.look.page
    assert modern.look.palette != official.look.palette
    assert modern.labels.text("contents") == official.labels.text("contents")
    assert (official.look.justification, modern.look.justification) == ("kashida", "spaces")


def _write(folder: Path, text: str, labels: str | None = None) -> Path:
    folder.mkdir()
    (folder / "template.yaml").write_text(text, encoding="utf-8")
    if labels is not None:
        (folder / "labels.yaml").write_text(labels, encoding="utf-8")
    return folder


def test_an_office_extends_a_template_in_a_folder_of_its_own(tmp_path: Path) -> None:
    text = 'format: 1\nname: ours\nextends: official\ncolours: {heading: "#112233"}\n'
    folder = _write(tmp_path / "ours", text, "labels: {contents: الفهرس}\ncounted: {}\nunits: {}\n")

    ours = template.load(folder)

    assert ours.look.palette.heading == "#112233"
    assert ours.look.palette.accent == template.load("official").look.palette.accent
    assert ours.labels.text("contents") == "الفهرس"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("colour: {}", "unknown-field"),
        ('colours: {heading: "green"}', "wrong-form"),
        ("faces: {body: naskh}", "unknown-font"),
        ("extends: offical", "unknown-template"),
        ("justification: wide", "unknown-value"),
        ("page: {start: 100, end: 100}", "page-too-small"),
        ("page: {top: 140, bottom: 140}", "page-too-small"),
    ],
)
def test_a_wrong_template_says_what_is_wrong_and_where(
    tmp_path: Path, line: str, code: str
) -> None:
    extends = "" if line.startswith("extends") else "extends: official\n"
    folder = _write(tmp_path / "ours", f"format: 1\nname: ours\n{extends}{line}\n")

    with pytest.raises(SourceError) as raised:
        template.load(folder)

    (problem,) = raised.value.problems
    assert problem.code == code
    assert problem.place.line is not None


def test_an_unknown_template_names_the_nearest() -> None:
    with pytest.raises(SourceError) as raised:
        template.load("offical")

    assert raised.value.problems[0].nearest == "official"


def test_templates_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    _write(first, f"format: 1\nname: first\nextends: {second}\n")
    _write(second, f"format: 1\nname: second\nextends: {first}\n")

    with pytest.raises(SourceError) as raised:
        template.load(first)

    assert raised.value.problems[0].code == "template-circle"


def test_labels_follow_the_templates_orthography() -> None:
    assert spelled("اجتماعًا", "after") == "اجتماعاً"
    assert spelled("اجتماعاً", "before") == "اجتماعًا"
    assert spelled("لقاءً واجتماعًا", "unwritten") == "لقاء واجتماعا"
