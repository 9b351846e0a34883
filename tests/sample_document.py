"""A hand-made document with every block and every kind of span, for the renderers' tests.

The event is invented. `sample_document(rows=5000)` gives the long annex table.
"""

from __future__ import annotations

import struct
import zlib
from functools import cache
from typing import Literal

from press_dossier.document import (
    AnyBlock,
    Asset,
    Authored,
    Bar,
    Card,
    Cards,
    Chart,
    Column,
    Computed,
    Contents,
    Cover,
    Datum,
    Document,
    Field,
    Fields,
    Heading,
    Image,
    Item,
    Items,
    Label,
    Map,
    Marker,
    Meta,
    Note,
    Panel,
    Paragraph,
    Party,
    Piece,
    Row,
    Running,
    Span,
    Table,
    Text,
)
from press_dossier.look import Faces, Look, Page, Palette, Scale
from press_dossier.resources import families

LookName = Literal["official", "modern"]

_PALETTES: dict[LookName, Palette] = {
    "official": Palette(
        heading="#0f4c3a",
        accent="#b08a3e",
        accent_text="#7d5f1f",
        tint="#f6f3ea",
        line="#d9d2bf",
        ink="#1d2733",
        muted="#5a6066",
        ground="#0f4c3a",
        accent_on_ground="#b08a3e",
    ),
    "modern": Palette(
        heading="#123a5a",
        accent="#d1603d",
        accent_text="#a8431f",
        tint="#f1f4f7",
        line="#d5dde3",
        ink="#17212b",
        muted="#55616b",
        ground="#123a5a",
        accent_on_ground="#f2a48a",
    ),
}
_HEADING_FACES: dict[LookName, str] = {
    "official": "noto-kufi-arabic",
    "modern": "ibm-plex-sans-arabic",
}


def sample_look(name: LookName = "official") -> Look:
    """Return the values of one of the two looks, without reading a template."""
    return Look(
        name=name,
        page=Page(),
        palette=_PALETTES[name],
        faces=Faces(body="noto-naskh-arabic", heading=_HEADING_FACES[name]),
        scale=Scale(),
        families=families(),
        cover="band" if name == "official" else "ground",
    )


def authored(key: str, *text: str | Span) -> Piece:
    return Piece(key, spans(*text), Authored(key.replace("_", ".")))


def computed(key: str, *text: str | Span) -> Piece:
    return Piece(key, spans(*text), Computed("counted"))


def label(key: str, text: str) -> Piece:
    return Piece(key, spans(text), Label(key))


def spans(*text: str | Span) -> Text:
    return tuple(part if isinstance(part, Span) else Span(part) for part in text)


def ltr(text: str, lang: str = "en", link: str | None = None) -> Span:
    return Span(text, lang=lang, direction="ltr", link=link)


@cache
def striped_png(width: int = 480, height: int = 270) -> bytes:
    """Return a small RGB picture: diagonal bands in two greens."""
    colours = (b"\x0f\x4c\x3a", b"\x5a\x8f\x6b")
    lines = b"".join(
        b"\0" + b"".join(colours[(x + y) // 30 % 2] for x in range(width)) for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(lines))
        + chunk(b"IEND", b"")
    )


def picture(key: str, caption: bool = True) -> Image:
    return Image(
        Asset(f"{key}.png", "image/png", striped_png(), 480, 270),
        alt=authored(f"{key}_alt", "خطوط مائلة بدرجتين من الأخضر"),
        caption=authored(f"{key}_caption", "قاعة المطالعة بعد تجديدها") if caption else None,
        credit_label=label(f"{key}_credit_label", "تصوير:") if caption else None,
        credit=authored(f"{key}_credit", "قسم الإعلام") if caption else None,
    )


def annex_table(rows: int) -> Table:
    """Return a table of `rows` annex rows, each one piece, six columns wide."""
    headers = ("البلد", "الوفد", "رئيس الوفد", "التاريخ", "المكان", "المواضيع")
    weights = (2, 3, 3, 2, 2, 4)
    return Table(
        caption=label("annex_caption", "سجل اللقاءات"),
        columns=tuple(
            Column(label(f"annex_h{n}", header), weight=weight)
            for n, (header, weight) in enumerate(zip(headers, weights, strict=True))
        ),
        rows=tuple(
            Row(
                cells=(
                    spans(("تونس", "السنغال", "ماليزيا", "البرتغال")[n % 4]),
                    spans(f"وفد المكتبة الوطنية رقم {n + 1}"),
                    spans(("السيدة هند التازي", "السيد كريم سالم")[n % 2]),
                    (ltr(f"2025-03-{n % 28 + 1:02}", "ar"),),
                    spans("قاعة الأطلس"),
                    spans("تبادل الفهارس، ورقمنة المخطوطات، وتدريب الأمناء"),
                ),
                key=f"annex_r{n}",
                origin=Authored(f"annex.r{n}"),
                head=True,
            )
            for n in range(rows)
        ),
    )


def summary_table() -> Table:
    counts = (("أوروبا", "البرتغال، واليونان، ودول أخرى", 9), ("إفريقيا", "تونس والسنغال", 2))
    rows = [
        Row(
            (
                authored(f"region_{n}", name),
                authored(f"region_{n}_names", names),
                Bar(count / 9),
                computed(f"region_{n}_count", Span(str(count), role="number")),
            ),
            head=True,
        )
        for n, (name, names, count) in enumerate(counts)
    ]
    total = Row(
        (
            label("total_name", "المجموع"),
            computed("total_regions", "منطقتان"),
            Bar(0),
            computed("total_count", Span("11", role="number")),
        ),
        role="total",
        head=True,
    )
    return Table(
        caption=computed("summary_caption", "البلدان بحسب المناطق"),
        columns=(
            Column(label("summary_h0", "المنطقة"), weight=2),
            Column(label("summary_h1", "البلدان كما سماها المصدر"), weight=5),
            Column(label("summary_h2", "حصتها"), kind="bar", weight=2),
            Column(label("summary_h3", "عددها"), kind="number", weight=1),
        ),
        rows=(*rows, total),
        alt=computed("summary_alt", "جدول من منطقتين: أوروبا 9 بلدان، وإفريقيا بلدان"),
    )


def chart() -> Chart:
    data = (("أوروبا", 9), ("إفريقيا", 2), ("آسيا", 7))
    return Chart(
        caption=computed("chart_caption", "البلدان بحسب القارات"),
        category=spans("القارة"),
        unit=spans("عدد البلدان"),
        data=tuple(
            Datum(label(f"chart_{n}", name), count, computed(f"chart_{n}_count", str(count)))
            for n, (name, count) in enumerate(data)
        ),
        alt=computed("chart_alt", "رسم بالأعمدة: أوروبا 9، وآسيا 7، وإفريقيا 2"),
    )


def world_map() -> Map:
    names = (("PT", "البرتغال"), ("TN", "تونس"), ("SN", "السنغال"))
    return Map(
        caption=computed("map_caption", "البلدان على الخريطة"),
        category=spans("البلد"),
        key=spans("دليل الأرقام"),
        markers=tuple(Marker(code, label(f"map_{code.lower()}", name)) for code, name in names),
        credit=label("map_credit", "حدود الخريطة تقريبية ولا تعبر عن موقف سياسي"),
        alt=computed("map_alt", "خريطة للعالم عليها ثلاثة بلدان: البرتغال وتونس والسنغال"),
    )


def contacts() -> Fields:
    return Fields(
        (
            Field(
                label("phone_label", "الهاتف"),
                authored("phone", ltr("+212 537 00 00 00", link="tel:+212537000000")),
            ),
            Field(
                label("mail_label", "البريد"),
                authored("mail", ltr("press@example.org", link="mailto:press@example.org")),
            ),
            Field(
                label("hours_label", "أوقات الاتصال"),
                authored("hours", "من الاثنين إلى الجمعة، ", ltr("09:00-16:30", "ar")),
            ),
        )
    )


def prose() -> tuple[AnyBlock, ...]:
    """Paragraphs of every style, with spans of every kind."""
    return (
        Paragraph(
            "body",
            authored(
                "prose_0",
                "افتتحت مديرة الملتقى أشغال اليوم الأول بكلمة عن ",
                Span("حق الجميع في القراءة", role="strong"),
                "، ثم عرضت منصة ",
                ltr("Open Library (beta)", "en"),
                " التي طورها فريق ",
                ltr("Bibliothèque numérique", "fr"),
                " في ",
                Span("الرباط", note=1),
                "، ويمكن الاطلاع عليها في ",
                ltr("https://example.org/ar?page=2", link="https://example.org/ar?page=2"),
                ".",
            ),
        ),
        Paragraph(
            "body",
            authored(
                "prose_1",
                "العِلْمُ يُؤْتَى وَلا يَأْتِي (مثل عربي)، و«الكتابُ خيرُ جليسٍ»؛ وقد شارك في الورشات ",
                "أكثر من 1200 زائر [بين طالب وباحث] على مدى 3 أيام، أي بنسبة 87,5%، ",
                "واتصل بالرقم ",
                ltr("+212 537 00 00 00", link="tel:+212537000000"),
                " من طلب التسجيل في دورة ",
                ltr("2025-2026", "ar"),
                ".",
            ),
        ),
        Paragraph(
            "quote",
            authored("quote_text", "«المكتبة بيت مفتوح، ومن دخله وجد من يسأله ومن يجيبه.»"),
            keep_next=True,
        ),
        Paragraph("attribution", authored("quote_speaker", "هند التازي، مديرة الملتقى")),
        Paragraph(
            "note",
            computed("prose_note", "سمت القوائم 11 بلدا في منطقتين، وقائمة أوروبا غير حصرية."),
        ),
    )


def lists() -> tuple[AnyBlock, ...]:
    return (
        Items(
            ordered=False,
            items=(
                Item(
                    authored("talks_0", "اتحاد المكتبات المغاربية"),
                    (authored("talks_0_text", "مشاورات في إعارة الكتب بين المكتبات."),),
                ),
                Item(
                    authored("talks_1", "رابطة أمناء المحفوظات ", ltr("ARCHIVA", "fr")),
                    (
                        authored("talks_1_text", "حفظ الصور القديمة وفهرستها."),
                        authored("talks_1_more", "وتنظيم دورة تدريبية في الخريف."),
                    ),
                ),
            ),
        ),
        Items(
            ordered=True,
            items=(
                Item(None, (authored("steps_0", "جرد المخطوطات في المكتبات الجهوية."),)),
                Item(None, (authored("steps_1", "رقمنتها ونشر صورها للباحثين."),)),
            ),
        ),
    )


def panel() -> Panel:
    return Panel(
        parties=(
            Party(authored("memo_p0", "المكتبة الوطنية التونسية"), authored("memo_c0", "تونس")),
            Party(authored("memo_p1", "مكتبة لشبونة العامة"), authored("memo_c1", "البرتغال")),
        ),
        texts=(authored("memo_text", "تبادل نسخ المخطوطات، وتدريب الأمناء، وتنظيم معارض مشتركة."),),
        tag=label("memo_state", "موقعة"),
    )


def cards() -> Cards:
    values = (
        (None, "43", "لقاء ثنائيا"),
        (None, "11", "بلدا في القوائم"),
        (None, "2", "من مذكرات التفاهم"),
        (None, "16", "ورشة"),
        ("أكثر من", "1200", "زائر"),
    )
    return Cards(
        tuple(
            Card(
                label(f"card_{n}_bound", bound) if bound else None,
                authored(f"card_{n}_value", Span(value, role="number")),
                computed(f"card_{n}_label", noun),
            )
            for n, (bound, value, noun) in enumerate(values)
        )
    )


def cover() -> Cover:
    return Cover(
        issuer=(
            authored("issuer_0", "اسم الدولة"),
            authored("issuer_1", "الوزارة المكلفة بالثقافة"),
            authored("issuer_2", "مديرية الكتاب"),
        ),
        document_type=label("document_type", "ملف صحفي"),
        title=authored("title", "ملتقى المكتبات العامة"),
        subtitle=authored("subtitle", "دورة القراءة للجميع في الرباط"),
        tagline=authored("tagline", "ثلاثة أيام من اللقاءات والورشات، ومذكرتا تفاهم، ومنصة رقمية."),
        fields=(
            Field(label("place_label", "المكان"), authored("place", "الرباط، قاعة الأطلس")),
            Field(
                label("date_label", "التاريخ"),
                authored("date", "من 12 إلى 14 مارس 2025 (", ltr("2025-03-12", "ar"), ")"),
            ),
            Field(
                label("reference_label", "المرجع"),
                authored("reference", ltr("DLB/2025-17 (rev. 2)", "fr")),
            ),
        ),
        status=label("status", "مسودة"),
        embargo=computed("embargo", "محظور النشر قبل 15 مارس 2025، الساعة 10:00 بتوقيت الرباط"),
        logo=picture("logo", caption=False),
    )


def opening() -> tuple[AnyBlock, ...]:
    """Page two: summary, key figures, contents."""
    return (
        Heading(1, label("h_summary", "الملخص"), listed=False, new_page=True, keep_next=True),
        Paragraph(
            "lead",
            authored(
                "summary",
                "استضافت الرباط ملتقى المكتبات العامة، والتقى فيه أمناء مكتبات من منطقتين، ",
                "وتبادلوا تجاربهم في رقمنة المخطوطات وفتح القاعات للأطفال، وانتهت أيامه ",
                "بتوقيع مذكرتي تفاهم، وبإطلاق منصة للبحث في الفهارس.",
            ),
        ),
        Heading(1, label("h_figures", "أبرز الأرقام"), listed=False, keep_next=True),
        cards(),
        Heading(1, label("h_contents", "المحتويات"), listed=False, keep_next=True),
        Contents(depth=2),
    )


def sample_document(look: LookName = "official", rows: int = 6) -> Document:
    """Return the document, its annex table `rows` long."""
    alert: Text = spans("مسودة - محظور النشر قبل 15 مارس 2025، الساعة 10:00 بتوقيت الرباط")
    return Document(
        meta=Meta(
            document_type="ملف صحفي",
            title="ملتقى المكتبات العامة",
            tagline="ثلاثة أيام من اللقاءات والورشات",
            lang="ar-MA",
            locale="ar-MA",
            issuer="مديرية الكتاب",
            status="draft",
            source="بلاغ مديرية الكتاب",
            reference="DLB/2025-17 (rev. 2)",
            date="2025-03-14",
            embargo="2025-03-15T10:00:00+00:00",
            template=look,
            source_hash="0" * 64,
        ),
        look=sample_look(look),
        running=Running(
            start=spans("ملف صحفي"),
            end=spans("ملتقى المكتبات العامة"),
            foot=(Span("صفحة "), "page", Span(" من "), "pages"),
            alert=alert,
        ),
        cover=cover(),
        blocks=(
            *opening(),
            Heading(1, authored("h_regions", "البلدان"), number="1", new_page=True, keep_next=True),
            summary_table(),
            *prose(),
            Heading(1, authored("h_talks", "المباحثات"), number="2", keep_next=True),
            *lists(),
            Heading(2, authored("h_memoranda", "مذكرتا التفاهم"), number="2.1", keep_next=True),
            panel(),
            Heading(1, authored("h_figures_pages", "الصور"), number="3", keep_next=True),
            chart(),
            world_map(),
            picture("photo"),
            Heading(1, label("h_contacts", "للاتصال"), number="4", keep_next=True),
            contacts(),
            Paragraph(
                "boilerplate",
                authored("about", "نبذة عن المديرية: جهة وهمية تعنى بالكتاب والمكتبات."),
            ),
            Heading(1, label("h_annex", "ملحق"), number="5", new_page=True, keep_next=True),
            annex_table(rows),
        ),
        notes=(
            Note(
                1,
                authored("note_1", "فتحت المنصة للتجربة في ", ltr("2025-01-20", "ar"), " أول مرة."),
            ),
        ),
    )
