"""Dossiers of any shape, as data: `Dossier.parse(data)` takes each of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

Data = dict[str, Any]

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة"
_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
_SIGNS = ".,;:!?()[]{}«»\"'%*-–—/،؛؟٪٫٬\u200c\u200d\u200e\u200f\u00a0\u0640"
_CODES = ["MA", "NO", "FR", "JP", "BR", "ZA", "IN", "CA"]
_SPELLINGS = ["ألمانيا", "بولونيا", "السينغال", "الشيلي", "سلطنة عُمان", "كوريا الجنوبية", "تركيا"]
_PHRASES = [
    "منظمة INTERPOL (196 دولة عضوا)",
    "75.5%",
    "+212 537 00 00 00",
    "2026-11-24",
    "2027-2028",
    "«خط «بلا» حدود»",
    "الأمازيغية (ⵜⴰⵎⴰⵣⵉⵖⵜ)",
    "Musée de l'Écriture, n° 7",
    "**بيان [مشترك](https://example.org/a_(b)?c=1)**",
    "press@example.org",
    "مُتَّكِئٌ لَلَّهِ لأْلاء",
    "ﻷن ﷺ",
]

_word = st.text(_LETTERS, min_size=1, max_size=9)
_token = st.one_of(
    _word,
    _word,
    _word,
    st.text(_LETTERS + _MARKS, min_size=1, max_size=12).map(lambda text: "ع" + text),
    st.text("0123456789٠١٢٣٤٥٦٧٨٩", min_size=1, max_size=6),
    st.text("ABCxyzéœß'-.", min_size=1, max_size=8),
    st.text(_SIGNS, min_size=1, max_size=3),
    st.sampled_from(_PHRASES),
)
_identifiers = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True)


def _text(most: int) -> st.SearchStrategy[str]:
    """Texts that show something: one word at least."""
    tokens = st.lists(_token, max_size=most).map(" ".join)
    return st.builds(lambda word, rest: f"{word} {rest}".strip()[:450], _word, tokens)


lines = _text(6)
prose = st.lists(_text(40), max_size=3)


def _some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    """Mappings that have any of the fields."""
    return st.fixed_dictionaries({}, optional=fields)


_dates = st.one_of(
    st.dates().map(lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}"),
    st.sampled_from(["2026", "2026-11", "hijri 1448-05-14", "hijri 1448", "2026-11-24/2026-12-02"]),
)
_numbers = st.builds(
    lambda value, unit, bound: {**value, "unit": unit, "bound": bound},
    st.one_of(
        st.one_of(st.integers(0, 12), st.integers(0, 10**15)).map(lambda n: {"value": str(n)}),
        st.integers(0, 400).map(lambda n: {"from": str(n), "to": str(n + 2)}),
        st.just({"value": "99.5"}),
    ),
    st.sampled_from(["meeting", "bilateral_meeting", "country", "delegate", "percent", "vessel"]),
    st.sampled_from(["exact", "more_than", "at_least", "about", "less_than", "at_most"]),
)
_vessel = dict.fromkeys(
    ["zero", "one", "two", "two_oblique", "few", "many", "other", "among"], "سفينة"
)

_records = st.builds(
    lambda party, fields: party | fields,
    st.one_of(
        st.sampled_from(_CODES + _SPELLINGS).map(lambda name: {"country": name}),
        lines.map(lambda name: {"entity": name}),
    ),
    _some(
        delegation=lines,
        head=lines,
        date=_dates,
        place=lines,
        topics=st.lists(lines, max_size=2),
    ),
)


@st.composite
def _regions(draw: st.DrawFn) -> list[Data]:
    """Regions whose bare countries stand once; records may repeat one."""
    left = draw(st.permutations(_CODES + _SPELLINGS))
    regions: list[Data] = []
    for _ in range(draw(st.integers(0, 3))):
        count = draw(st.integers(0, 4))
        bare, left = left[:count], left[count:]
        kept = [entry for entry in draw(st.lists(_records, max_size=3)) if len(entry) > 1]
        regions.append(
            {"name": draw(lines), "open": draw(st.sampled_from(["true", "no"]))}
            | {"countries": [*bare, *kept]}
        )
    return regions


_memoranda = st.builds(
    lambda partners, fields: {"partners": partners} | fields,
    st.lists(
        st.builds(
            lambda name, country: {"name": name} | country,
            lines,
            st.sampled_from([{}, {"country": "NO"}, {"country": "إثيوبيا"}]),
        ),
        min_size=1,
        max_size=5,
    ),
    _some(
        title=lines,
        areas=st.lists(lines, max_size=3),
        state=st.sampled_from(["signed", "renewed", "discussed"]),
    ),
)
_talks = st.builds(
    lambda institution, level, fields: {"institution": institution, "level": level} | fields,
    lines,
    st.sampled_from(["international", "arab", "regional"]),
    _some(**{"with": st.lists(lines, max_size=2), "discussed": lines}),
)
_kinds: dict[str, st.SearchStrategy[Data]] = {
    "meetings": _some(declared=_numbers, purpose=lines, topics=st.lists(lines, max_size=12)),
    "regions": _some(regions=_regions()),
    "institutional_talks": _some(talks=st.lists(_talks, max_size=3)),
    "memoranda": _some(
        groups=st.lists(
            st.builds(
                lambda memoranda, fields: {"memoranda": memoranda} | fields,
                st.lists(_memoranda, min_size=1, max_size=3),
                _some(text=lines),
            ),
            max_size=2,
        )
    ),
    "gala_dinner": _some(place=lines, guests=_numbers, performances=_numbers),
    "conclusion": st.just({}),
    "text": st.just({}),
}
_sections = st.one_of(
    [
        st.builds(
            lambda kind, shared, own: {"kind": kind} | shared | own,
            st.just(kind),
            _some(title=lines, body=prose),
            own,
        )
        for kind, own in _kinds.items()
    ]
)
_contacts = st.builds(
    lambda name, fields: {"name": name} | fields,
    lines,
    _some(
        office=lines,
        phone=st.just("+212 537 00 00 00"),
        email=st.just("press@example.org"),
        link=st.just("https://example.org/a?b=c"),
    ),
)
_quotes = st.builds(
    lambda text, speaker, language: {"text": text, "speaker": speaker, "language": language},
    _text(20),
    lines,
    st.sampled_from(["ar", "fr", "en"]),
)

dossiers: st.SearchStrategy[Data] = st.builds(
    lambda needed, fields: needed | fields | {"units": {"vessel": _vessel}},
    st.fixed_dictionaries({"format": st.just("1"), "document_type": lines, "title": lines}),
    _some(
        locale=st.sampled_from(["ar", "ar-MA", "ar-EG", "ar-SY", "ar-AE"]),
        digits=st.sampled_from(["latn", "arab"]),
        status=st.sampled_from(["final", "draft", "sample"]),
        chart=st.just("true"),
        map=st.just("true"),
        subtitle=lines,
        tagline=lines,
        issuer=_some(state=lines, ministry=lines, directorate=lines),
        source=_some(title=lines, publisher=lines, date=_dates, link=st.just("https://a.org/")),
        event=lines,
        place=lines,
        date=_dates,
        reference=lines,
        embargo=st.just({"date": "2026-01-02", "time": "07:30", "zone": "Asia/Riyadh"}),
        contacts=st.lists(_contacts, max_size=2),
        summary=prose,
        key_figures=st.lists(
            st.builds(lambda number, label: {"number": number, "label": label}, _numbers, lines),
            max_size=6,
        ),
        quotes=st.lists(_quotes, max_size=2),
        boilerplate=st.builds(lambda title, body: {"title": title, "body": body}, lines, prose),
        sections=st.lists(_sections, max_size=5),
    ),
)
"""Data of whole dossiers: sections of any kind in any order, each field there or not."""
