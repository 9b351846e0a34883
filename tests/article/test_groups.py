"""Lists of countries stand under the region that the text puts them under."""

from __future__ import annotations

import pytest

from press_dossier.sources.article import read


def groups(text: str) -> list[tuple[str, list[str]]]:
    return [
        (fact.value.code or "", [member.value.code or "?" for member in fact.value.members])
        for fact in read(text).groupings
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("من أوروبا حضرت فرنسا وإيطاليا.", [("150", ["FR", "IT"])]),
        ("حضرت كينيا وغانا من الجانب الإفريقي.", [("002", ["KE", "GH"])]),
        ("حضر وزراء مصر والعراق عربيا، ووزراء مالطا وأيرلندا أوروبيا.",
         [("arab", ["EG", "IQ"]), ("150", ["MT", "IE"])]),
        ("الدول الآسيوية:\n- اليابان\n- الصين\n- نيبال", [("142", ["JP", "CN", "NP"])]),
        ("• أوروبا: فنلندا والنمسا.\n• آسيا: الهند.", [("150", ["FI", "AT"]), ("142", ["IN"])]),
        ("ومن أمريكا الوسطى والكاريبي حضرت جامايكا وكوستاريكا.", [("013+029", ["JM", "CR"])]),
        ("ومن أمريكا اللاتينية والكاريبي حضرت بيرو وهايتي.", [("419", ["PE", "HT"])]),
        ("حضر ممثلو دول مجلس التعاون الخليجي، ومنها قطر والكويت.", [("gulf", ["QA", "KW"])]),
        ("حضرت وفود فرنسا والنمسا وبلدان أوروبية أخرى.", [("150", ["FR", "AT"])]),
        ("إفريقيا: كينيا وغانا؛ وآسيويا الصين والهند.",
         [("002", ["KE", "GH"]), ("142", ["CN", "IN"])]),
        ("من آسيا الوسطى أوزبكستان وطاجيكستان، فضلا عن كندا.", [("143", ["UZ", "TJ"])]),
        ("التقى وفودا عربية من الأردن والعراق، وأخرى أوروبية من إسبانيا ومالطا.",
         [("arab", ["JO", "IQ"]), ("150", ["ES", "MT"])]),
        ("فرنسا وإسبانيا، وهي دول أوروبية، شاركتا.", [("150", ["FR", "ES"])]),
        ("ومن غرب إفريقيا غانا ومالي، ومن وسط القارة الغابون والكاميرون.",
         [("011", ["GH", "ML"]), ("017", ["GA", "CM"])]),
        ("أما كينيا ورواندا فكانتا أبرز المحطات على الصعيد الإفريقي.", [("002", ["KE", "RW"])]),
        ("أما أوروبيا، فقد شملت اللقاءات مسؤولين من بلجيكا والبرتغال.", [("150", ["BE", "PT"])]),
        ("واقتصرت المشاركة الآسيوية على الهند وفيتنام.", [("142", ["IN", "VN"])]),
    ],
)  # fmt: skip
def test_a_region_governs_its_list(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert groups(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "أكد أن إفريقيا قارة المستقبل، ثم استقبل سفيري فرنسا وإسبانيا.",
        "شارك البنك الإفريقي للتنمية ووفدا فرنسا وكندا.",
        "التقى وفود ماليزيا وكينيا والبيرو.",
    ],
)
def test_a_region_that_is_only_near_governs_nothing(text: str) -> None:
    assert groups(text) == []


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("من آسيا مثل الهند واليابان.", True),
        ("من آسيا الهند واليابان ودول أخرى.", True),
        ("من آسيا الهند واليابان وغيرها.", True),
        ("دولا آسيوية من بينها الهند واليابان.", True),
        ("دولا آسيوية كالهند واليابان.", True),
        ("من آسيا الهند واليابان.", False),
        ("في حين مثل آسيا كل من الهند واليابان.", False),
    ],
)
def test_an_open_list_is_told_from_a_closed_one(text: str, is_open: bool) -> None:
    (group,) = read(text).groupings

    assert group.value.open is is_open
