"""A page as its elements, to be looked at by tests."""

from __future__ import annotations

from html.parser import HTMLParser

TAGS = {"article", "section", "div", "h2", "h3", "p", "a", "ul", "li", "details", "summary"} | {
    "span",
    "blockquote",
    "mark",
    "button",
}


class Markup(HTMLParser):
    """The elements of a page with their attributes, their text, and the text of all."""

    VOID = frozenset({"img", "br", "input", "hr", "meta", "link"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.text = ""
        self._open: list[int] = []
        self.feed(html)
        self.close()
        assert self._open == [], "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element in."""
        self.elements.append((tag, dict(attrs), []))
        if tag not in self.VOID:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        """Give the text to every open element."""
        self.text += data
        for position in self._open:
            self.elements[position][2].append(data)

    def all(self, tag: str, css_class: str = "") -> list[str]:
        """Return the text of every such element."""
        return [
            "".join(text)
            for name, attributes, text in self.elements
            if name == tag and css_class in (attributes.get("class") or "")
        ]

    def attributes(self, tag: str, css_class: str = "") -> list[dict[str, str | None]]:
        """Return the attributes of every such element."""
        return [
            a for name, a, _ in self.elements if name == tag and css_class in (a.get("class") or "")
        ]

    def check_harmless(self) -> None:
        """Assert that nothing in the page can run or lead astray."""
        assert {name for name, _, _ in self.elements} <= TAGS
        for _, attributes, _ in self.elements:
            assert not [name for name in attributes if name.startswith("on") or name == "style"]
            assert (attributes.get("href") or "#").startswith(("#", "https://", "http://"))
