"""The structure tree: what each marked piece of a page is (ISO 32000-1, 14.7).

Elements are written as plain bytes under numbers known when they are made, so that a table may
write its cells without an object for each.
"""

from __future__ import annotations

from press_dossier.pdf.archive import ArchiveDocument, byte_string, reference, text_string


class Element:
    """A structure element. Its content stands in its `kids` in reading order."""

    __slots__ = ("_kids", "_page", "extras", "number", "parent", "role", "tree")

    def __init__(self, tree: Tree, role: str, parent: Element | None, extras: bytes) -> None:
        self.tree = tree
        self.role = role
        self.parent = parent
        self.extras = extras
        self.number = tree.document.allocate()
        self._page = 0
        self._kids: list[bytes] = []
        tree.elements.append(self)

    def child(
        self,
        role: str,
        *,
        alt: str | None = None,
        identifier: str | None = None,
        attributes: bytes = b"",
    ) -> Element:
        """Add an element at the end of this one.

        `alt` is its alternative text, `identifier` its name, unique in the document,
        `attributes` the entries of an attribute dictionary.
        """
        extras = b""
        if alt is not None:
            extras += b"/Alt" + text_string(alt)
        if identifier is not None:
            extras += b"/ID" + byte_string(identifier.encode("ascii"))
        if attributes:
            extras += b"/A<<" + attributes + b">>"
        element = Element(self.tree, role, self, extras)
        self._kids.append(reference(element.number))
        return element

    def add_kid(self, kid: bytes) -> None:
        """Add a kid given as bytes: a reference to an element written elsewhere."""
        self._kids.append(kid)

    def add_content(self, page: int, mcid: int) -> None:
        """Add marked content of a page (its object number)."""
        if not self._page:
            self._page = page
        if page == self._page:
            self._kids.append(b"%d" % mcid)
        else:
            self._kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (page, mcid))

    def add_annotation(self, page: int, annotation: int) -> None:
        """Add an annotation of a page (ISO 32000-1, 14.7.4.3)."""
        self._kids.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (page, annotation))

    def body(self) -> bytes:
        """Return the element's dictionary."""
        parent = self.tree.root if self.parent is None else self.parent.number
        page = b"/Pg %d 0 R" % self._page if self._page else b""
        kids = self._kids[0] if len(self._kids) == 1 else b"[" + b" ".join(self._kids) + b"]"
        return b"<</Type/StructElem/S/%b/P %d 0 R%b%b/K %b>>" % (
            self.role.encode("ascii"),
            parent,
            page,
            self.extras,
            kids,
        )


class Tree:
    """The tree of a document; `top` is its one root element."""

    def __init__(self, document: ArchiveDocument, lang: str) -> None:
        self.document = document
        self.elements: list[Element] = []
        self.root = document.allocate()
        self._parents: list[bytes] = []
        writing = b"/A<</O/Layout/WritingMode/RlTb>>"
        self.top = Element(
            self, "Document", None, b"/Lang" + byte_string(lang.encode("ascii")) + writing
        )

    def add_page(self, parents: list[int]) -> int:
        """Note the elements that a page's marked contents belong to; return its StructParents."""
        body = b"[" + b" ".join(b"%d 0 R" % number for number in parents) + b"]"
        self._parents.append(reference(self.document.add(body)))
        return len(self._parents) - 1

    def add_annotation(self, element: Element) -> int:
        """Note the element that an annotation belongs to; return its StructParent."""
        self._parents.append(reference(element.number))
        return len(self._parents) - 1

    def write(self) -> None:
        """Write the elements and the root into the document, and let go of them."""
        put = self.document.put
        for element in self.elements:
            put(element.number, element.body())
        numbers = b" ".join(b"%d %b" % item for item in enumerate(self._parents))
        parents = self.document.add(b"<</Nums[" + numbers + b"]>>")
        put(
            self.root,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d"
            b"/RoleMap<</Title/P>>>>" % (self.top.number, parents, len(self._parents)),
        )
        # They hold the tree, which held them.
        self.elements.clear()
        del self.top
