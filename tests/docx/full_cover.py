"""A cover with more on it than stands on a page in the sizes of its look."""

from __future__ import annotations

from dataclasses import replace

from press_dossier.document import Cover, Field, Span
from tests.sample_document import authored, label

_LONG = (
    "اللقاء التشاوري الرفيع المستوى حول إصلاح المنظومة التعليمية ورقمنة الخدمات العمومية "
    "وتأهيل الرأسمال البشري في أفق عشر سنوات وما بعدها"
)


def full_cover(cover: Cover, *, noted: bool = False) -> Cover:
    """Return a cover that begins with BEGIN and ends with LAST, its tagline with a note or not."""
    fields = tuple(
        Field(label(f"full_label_{n}", f"الحقل {n}"), authored(f"full_value_{n}", _LONG))
        for n in range(6)
    )
    return replace(
        cover,
        document_type=authored("full_type", "BEGIN"),
        title=authored("full_title", f"{_LONG}، بمشاركة خمس وأربعين دولة"),
        subtitle=authored("full_subtitle", _LONG),
        tagline=authored("full_tagline", Span(_LONG, note=1 if noted else None)),
        fields=fields,
        status=authored("full_status", "نموذج"),
        embargo=authored("full_embargo", "LAST"),
    )
