"""WordprocessingML as text: namespaces, properties in the schema's order, escaped characters.

The body of a document is one string, never a tree: 5,000 rows then cost a tenth of a second.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape  # xml.sax.saxutils would bring in urllib: 20 ms

from docx.oxml.parser import parse_xml
from lxml import etree

NAMESPACES: Mapping[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}

# The children of each element in the order of ISO 29500-1, Annex A: the only place that
# states it. Elements that are written here only; the schema has more.
ORDER: Mapping[str, tuple[str, ...]] = {
    "pPr": (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
        *("numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens"),
        *("bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
        *("mirrorIndents", "jc", "textDirection", "textAlignment", "outlineLvl", "rPr", "sectPr"),
    ),
    "rPr": (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "noProof"),
        *("snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position"),
        *("sz", "szCs", "highlight", "u", "bdr", "shd", "vertAlign", "rtl", "cs", "lang"),
    ),
    "tblPr": (
        *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize"),
        *("tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd"),
        *("tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription"),
    ),
    "trPr": ("cnfStyle", "gridBefore", "gridAfter", "cantSplit", "trHeight", "tblHeader", "jc"),
    "tcPr": (
        *("cnfStyle", "tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar"),
        *("textDirection", "vAlign"),
    ),
    "pBdr": ("top", "left", "bottom", "right", "between"),
    "tblBorders": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "tcBorders": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "tblCellMar": ("top", "left", "bottom", "right"),
    "tcMar": ("top", "left", "bottom", "right"),
    "numPr": ("ilvl", "numId"),
    "lvl": (
        *("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlJc"),
        *("pPr", "rPr"),
    ),
    "style": (
        *("name", "aliases", "basedOn", "next", "link", "hidden", "uiPriority", "semiHidden"),
        *("unhideWhenUsed", "qFormat", "locked", "pPr", "rPr", "tblPr", "trPr", "tcPr"),
        "tblStylePr",
    ),
    "tblStylePr": ("pPr", "rPr", "tblPr", "trPr", "tcPr"),
    "font": (
        *("altName", "panose1", "charset", "family", "notTrueType", "pitch", "sig"),
        *("embedRegular", "embedBold", "embedItalic", "embedBoldItalic"),
    ),
    "sectPr": (
        *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz"),
        *("pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt"),
        *("vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid"),
    ),
    "settings": (
        *("writeProtection", "view", "zoom", "removePersonalInformation"),
        *("removeDateAndTime", "doNotDisplayPageBoundaries", "displayBackgroundShape"),
        *("printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData"),
        *("embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts", "saveFormsData"),
        *("mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader"),
        *("bordersDoNotSurroundFooter", "gutterAtTop", "hideSpellingErrors"),
        *("hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign"),
        *("attachedTemplate", "linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod"),
        *("documentType", "mailMerge", "revisionView", "trackRevisions", "doNotTrackMoves"),
        *("doNotTrackFormatting", "documentProtection", "autoFormatOverride"),
        *("styleLockTheme", "styleLockQFSet", "defaultTabStop", "autoHyphenation"),
        *("consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "showEnvelope"),
        *("summaryLength", "clickAndTypeStyle", "defaultTableStyle", "evenAndOddHeaders"),
        *("bookFoldRevPrinting", "bookFoldPrinting", "bookFoldPrintingSheets"),
        *("drawingGridHorizontalSpacing", "drawingGridVerticalSpacing"),
        *("displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery"),
        *("doNotUseMarginsForDrawingGridOrigin", "drawingGridHorizontalOrigin"),
        *("drawingGridVerticalOrigin", "doNotShadeFormData", "noPunctuationKerning"),
        *("characterSpacingControl", "printTwoOnOne", "strictFirstAndLastChars"),
        *("noLineBreaksAfter", "noLineBreaksBefore", "savePreviewPicture"),
        *("doNotValidateAgainstSchema", "saveInvalidXml", "ignoreMixedContent"),
        *("alwaysShowPlaceholderText", "doNotDemarcateInvalidXml", "saveXmlDataOnly"),
        *("useXSLTWhenSaving", "saveThroughXslt", "showXMLTags", "alwaysMergeEmptyNamespace"),
        *("updateFields", "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars"),
        *("rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
        *("doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade"),
        *("captions", "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults"),
        *("doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
    ),
}

_RANK = {parent: {child: n for n, child in enumerate(order)} for parent, order in ORDER.items()}
# XML 1.0, 2.2: what no document may hold. U+FFFD shows where one was.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Xml(str):
    """Finished markup, to be told from a value that still needs escaping."""

    __slots__ = ()


Value = bool | int | str | Xml | Mapping[str, "Value"]
"""True: an empty element; a number or string: its `w:val`; Xml: the finished
element or elements; a mapping: its children, or its attributes where it has none."""


def text(characters: str) -> str:
    """Escape characters for an element's content."""
    return escape(_FORBIDDEN.sub("\ufffd", characters), quote=False)


def attribute(value: str | int) -> str:
    """Escape a value for a double-quoted attribute."""
    if isinstance(value, int):
        return str(value)
    return text(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def attributes(values: Mapping[str, str | int]) -> str:
    """Return ` w:name="value"` for each value."""
    return "".join(f' w:{name}="{attribute(value)}"' for name, value in values.items())


def element(name: str, value: Value) -> str:
    """Return the element `w:name`; a mapping's members are its children where `ORDER` has it,
    else its attributes.
    """
    match value:
        case Xml():
            return value
        case bool():
            return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'
        case int() | str():
            return f'<w:{name} w:val="{attribute(value)}"/>'
        case _ if name in ORDER:
            return f"<w:{name}>{children(name, value)}</w:{name}>" if value else ""
        case _:
            flat = {key: item for key, item in value.items() if isinstance(item, int | str)}
            return f"<w:{name}{attributes(flat)}/>"


def children(parent: str, values: Mapping[str, Value]) -> str:
    """Return the children of `parent` in the schema's order, whatever order they are given in.

    Raises KeyError for a child that `ORDER` does not know.
    """
    rank = _RANK[parent]
    return "".join(element(name, values[name]) for name in sorted(values, key=rank.__getitem__))


def border(
    colour: str, eighths: int = 4, space: int = 0, style: str = "single"
) -> dict[str, Value]:
    """Return a border's attributes: width in eighths of a point, space in points."""
    return {"val": style, "sz": eighths, "space": space, "color": colour.lstrip("#")}


def fill(colour: str) -> dict[str, Value]:
    """Return the attributes of a plain shading."""
    return {"val": "clear", "color": "auto", "fill": colour.lstrip("#")}


@cache
def declarations(prefixes: Sequence[str] = tuple(NAMESPACES)) -> str:
    """Return the namespace declarations of a part's root."""
    return "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)


def tag(name: str) -> str:
    """Return lxml's name of `w:name`, given with or without a prefix."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix or 'w']}}}{local}"


def put(parent: etree._Element, name: str, value: Value) -> None:
    """Set the child `w:name` of an element, at its place in the schema's order."""
    local = etree.QName(parent).localname
    rank = _RANK[local]
    remove(parent, name)
    wrapped = f"<x{declarations(('w', 'r'))}>{element(name, value)}</x>"
    for child in parse_xml(wrapped):
        before = (
            n
            for n, sibling in enumerate(parent)
            if rank.get(etree.QName(sibling).localname, -1) > rank[name]
        )
        parent.insert(next(before, len(parent)), child)


def remove(parent: etree._Element, name: str) -> None:
    """Remove the children `w:name` of an element."""
    for child in parent.findall(tag(name)):
        parent.remove(child)
