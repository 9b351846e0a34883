"""Pictures and shapes: DrawingML in the text, or behind it."""

from __future__ import annotations

from collections.abc import Sequence

from press_dossier.docx.markup import attribute

EMU_PER_MM = 36000
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
    ' val="1"/></a:ext></a:extLst>'
)
_SVG = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
    ' r:embed="{}"/></a:ext></a:extLst>'
)
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"

Size = tuple[float, float]
"""Width and height, millimetres."""
Points = Sequence[tuple[float, float]]


def inline_picture(
    number: int, relationship: str, size: Size, alt: str, svg: str | None = None
) -> str:
    """Return a run with a picture; `svg` is the relationship of its original, where it has one."""
    return _inline(number, size, alt, _picture(number, relationship, size, svg))


def placed_picture(number: int, relationship: str, size: Size, alt: str, place: str) -> str:
    """Return a run with a picture at a place of the page, before its text."""
    extent = f'cx="{_emu(size[0])}" cy="{_emu(size[1])}"'
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        f' relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="0" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{place}<wp:extent {extent}/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Figure {number}" descr="{attribute(alt)}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        f"{_picture(number, relationship, size)}</a:graphic></wp:anchor></w:drawing></w:r>"
    )


def inline_chart(number: int, relationship: str, size: Size, alt: str) -> str:
    """Return a run with a native chart; `size` in millimetres."""
    return _inline(
        number,
        size,
        alt,
        f'<a:graphicData uri="{_CHART}"><c:chart r:id="{relationship}"/></a:graphicData>',
    )


def behind(number: int, place: str, size: Size, geometry: str, paint: str) -> str:
    """Return a run with an ornament behind the text: it says nothing to a screen reader.

    `place` is where it stands, `geometry` and `paint` are its outline and its fill and line.
    """
    extent = f'cx="{_emu(size[0])}" cy="{_emu(size[1])}"'
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        f' relativeHeight="{number}" behindDoc="1" locked="1" layoutInCell="0" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{place}'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Ornament {number}">{_DECORATIVE}</wp:docPr>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp>'
        f'<wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        f"{geometry}{paint}</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def on_page(top: float) -> str:
    """Return a place at the page's left edge, millimetres from its top.

    By alignment, since LibreOffice mirrors an offset in right-to-left text.
    """
    return _position("H", "page", "<wp:align>left</wp:align>") + _position(
        "V", "page", f"<wp:posOffset>{_emu(top)}</wp:posOffset>"
    )


def at_right(top: float) -> str:
    """Return a place at the text's right edge, millimetres from the page's top."""
    return _position("H", "margin", "<wp:align>right</wp:align>") + _position(
        "V", "page", f"<wp:posOffset>{_emu(top)}</wp:posOffset>"
    )


def above_paragraph(height: float) -> str:
    """Return a place at the text's right edge, millimetres above its paragraph."""
    return _position("H", "margin", "<wp:align>right</wp:align>") + _position(
        "V", "paragraph", f"<wp:posOffset>{-_emu(height)}</wp:posOffset>"
    )


def _position(axis: str, origin: str, value: str) -> str:
    return f'<wp:position{axis} relativeFrom="{origin}">{value}</wp:position{axis}>'


RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def outlines(size: Size, polygons: Sequence[Points]) -> str:
    """Return the geometry of closed outlines; points in millimetres from the top left corner."""
    moves = "".join(_polygon(points) for points in polygons)
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{_emu(size[0])}" h="{_emu(size[1])}" fill="none">{moves}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def filled(colour: str) -> str:
    """Return a plain fill without a line."""
    return f"{_solid(colour)}<a:ln><a:noFill/></a:ln>"


def framed(colour: str, points: float) -> str:
    """Return a fill that reaches past its outline by so many points."""
    line = f'<a:ln w="{round(points * 2 * 12700)}">{_solid(colour)}<a:miter lim="800000"/></a:ln>'
    return _solid(colour) + line


def stroked(colour: str, points: float, strength: float = 1.0) -> str:
    """Return a line without a fill; its width in points, its opacity from 0 to 1."""
    return f'<a:noFill/><a:ln w="{round(points * 12700)}">{_solid(colour, strength)}</a:ln>'


def _solid(colour: str, strength: float = 1.0) -> str:
    alpha = f'<a:alpha val="{round(strength * 100_000)}"/>' if strength < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}">{alpha}</a:srgbClr></a:solidFill>'


def _picture(number: int, relationship: str, size: Size, svg: str | None = None) -> str:
    extent = f'cx="{_emu(size[0])}" cy="{_emu(size[1])}"'
    original = _SVG.format(svg) if svg else ""
    return (
        f'<a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relationship}">{original}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )


def _inline(number: int, size: Size, alt: str, data: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{_emu(size[0])}" cy="{_emu(size[1])}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Figure {number}" descr="{attribute(alt)}"/>'
        f"<wp:cNvGraphicFramePr/><a:graphic>{data}</a:graphic></wp:inline></w:drawing></w:r>"
    )


def _polygon(points: Points) -> str:
    first, *others = (f'<a:pt x="{_emu(x)}" y="{_emu(y)}"/>' for x, y in points)
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in others)
    return f"<a:moveTo>{first}</a:moveTo>{lines}<a:close/>"


def _emu(millimetres: float) -> int:
    return round(millimetres * EMU_PER_MM)
