"""A small valid dossier that tests of the sources bend and break."""

DOSSIER = """\
# What the office types
format: 1
locale: ar-MA
document_type: ملف صحفي
title: لقاءات ثنائية   # the headline
status: final
issuer:
  state: المملكة النموذجية
  ministry: "وزارة الأمثلة"
date: 2025-11-24
contacts:
  - name: مكتب الصحافة
    phone: +212 537 00 00 00
    email: press@example.org
key_figures:
  - at: sections.meetings.declared
  - number: {value: 1200, unit: guest, bound: more_than}
    label: مشاركون
units:
  guest: {one: ضيف واحد, two: ضيفان, few: ضيوف, many: ضيفًا, other: ضيف}
sections:
  - kind: meetings
    title: اللقاءات
    body:
      - عُقدت لقاءات ثنائية مع رؤساء الوفود.
      - >
        فقرة طويلة
        على سطرين.
    declared: {value: ٤٣, unit: meeting}
  - kind: regions
    body: []
    regions:
      - name: أوروبا
        open: yes
        countries: [فرنسا, إسبانيا, NO]
      - name: آسيا
        countries:
          - الأردن
          - country: اليابان
            head: السيد تاناكا
            date: 2025-11-25
"""


def with_line(old: str, new: str) -> str:
    """Return the dossier with one stretch of it replaced; the stretch must stand there once."""
    assert DOSSIER.count(old) == 1, old
    return DOSSIER.replace(old, new)
