"""The styles of a Word document, as far as they hide words."""

from __future__ import annotations

from claimcheck.capture.xml_stream import XmlReader, attribute
from claimcheck.model.limit import Limits

# How a property is switched off that its mere presence switches on.
OFF = ("0", "false", "off", "none")


class StyleReader(XmlReader):
    """Reads which styles hide what is set in them."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self._style = ""
        self._hidden: dict[str, bool] = {}
        self._based_on: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._style = attribute(attributes, "styleId") or ""
        elif name == "basedOn":
            self._based_on[self._style] = attribute(attributes, "val") or ""
        elif name == "vanish" and self.path[-2:] == ["style", "rPr"]:
            self._hidden[self._style] = attribute(attributes, "val") not in OFF

    def hides(self, style: str | None) -> bool:
        """Tell whether a style hides its text, or inherits that."""
        seen = set()
        while style and style not in seen:
            if style in self._hidden:
                return self._hidden[style]
            seen.add(style)
            style = self._based_on.get(style)
        return False
