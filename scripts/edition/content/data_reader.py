"""Reads records of the data files by their fields, and collects what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import citation
from . import yaml_nodes as y
from .fields import Field, Fields, Shape
from .model import Citation
from .places import Fault, Problem, Span, Text
from .suggest import did_you_mean

_MUST_BE = {
    Shape.TEXT: "one value",
    Shape.LIST: "a list of texts",
    Shape.TEXTS: "a list of texts",
    Shape.MAP: "a mapping",
    Shape.RECORD: "a mapping",
    Shape.RECORDS: "a list of mappings",
}


@dataclass(slots=True)
class Reader:
    """Collects the problems of one data file."""

    path: str
    problems: list[Problem]

    def refuse(self, span: Span, message: str, hint: str) -> None:
        self.problems.append(Problem("record", Fault(span, message, hint)))

    def row(self, node: y.Mapping, fields: Fields, more: tuple[str, ...] = ()) -> Row:
        """The record of a mapping, whose unknown keys are reported; `more` are keys that it may have besides."""
        known = (*fields, *more)
        for name, _ in node.entries:
            if name.value not in known:
                beside = {other.value for other, _ in node.entries}
                hint = did_you_mean(name.value, known, f"one of {', '.join(known)}", beside)
                self.refuse(name.span, f"unknown key '{name.value}'", hint)
        return Row(node, fields, self)

    def mappings(self, root: y.Node | None, example: str) -> Iterator[y.Mapping]:
        """The mappings of a file that is a list of them."""
        if root is None:
            return
        if not isinstance(root, y.Sequence):
            self.refuse(root.span, "the file must be a list", f"for example '{example}'")
            return
        for node in root.items:
            if isinstance(node, y.Mapping):
                yield node
            else:
                self.refuse(node.span, "an entry must be a mapping", f"for example '{example}'")

    def rows(self, root: y.Node | None, fields: Fields, example: str) -> Iterator[Row]:
        """The records of a file that is a list of them."""
        return (self.row(node, fields) for node in self.mappings(root, example))


@dataclass(frozen=True, slots=True)
class Row:
    """A record of a data file: what stands under each of its fields, reported where it is missing or of another form."""

    node: y.Mapping
    fields: Fields
    read: Reader

    @property
    def span(self) -> Span:
        return self.node.span

    def refuse(self, span: Span, message: str, key: str) -> None:
        """Report a fault that the example of a field mends."""
        self.read.refuse(span, message, f"for example '{key}: {self.fields[key].example}'")

    def text(self, key: str) -> Text:
        """The text under a key, or an empty one."""
        field, found = self.fields[key], self.node.get(key)
        if isinstance(found, y.Scalar):
            return self._right(field, key, Text(found.value, found.span))
        self._lacks(key, found)
        return Text("", self.span)

    def value(self, key: str) -> str:
        return self.text(key).value

    def _right(self, field: Field, key: str, text: Text) -> Text:
        """The text, or an empty one where it has another form than its field; one that is not listed stays."""
        value, form = text.value, field.form
        if not value.strip():
            if field.required:
                self.refuse(text.span, f"'{key}' is empty", key)
        elif field.one_of and value not in field.one_of:
            hint = did_you_mean(value, field.one_of, f"one of {', '.join(field.one_of)}")
            self.read.refuse(text.span, f"unknown {key} '{value}'", hint)
        elif form and form.name and not form.holds(value):
            hint = form.hint or f"for example '{key}: {field.example}'"
            self.read.refuse(text.span, f"'{value}' is no {form.name}", hint)
            return Text("", text.span)
        return text

    def _lacks(self, key: str, found: y.Node | None) -> None:
        """Report that a value has another shape than its field, or that it is not there and must be."""
        if found is not None:
            self.refuse(self.node.place(key), f"'{key}' must be {_MUST_BE[self.fields[key].shape]}", key)
        elif self.fields[key].required:
            self.refuse(self.span, f"'{key}' is missing", key)

    def texts(self, key: str) -> tuple[Text, ...]:
        """The texts of a list or, where the field takes commas, of one text."""
        field, node = self.fields[key], self.node.get(key)
        if isinstance(node, y.Scalar) and field.shape is Shape.TEXTS:
            found = Text(node.value, node.span).split()
        elif isinstance(node, y.Sequence) and all(isinstance(item, y.Scalar) for item in node.items):
            found = tuple(Text(item.value, item.span) for item in node.items if isinstance(item, y.Scalar))
        else:
            self._lacks(key, node)
            return ()
        if field.required and not any(text.value.strip() for text in found):
            self.refuse(self.node.place(key), f"'{key}' is empty", key)
        return found

    def values(self, key: str) -> tuple[str, ...]:
        return tuple(text.value for text in self.texts(key))

    def record(self, key: str) -> Row | None:
        """The record under a key."""
        node, of = self.node.get(key), self.fields[key].of
        if isinstance(node, y.Mapping) and of is not None:
            return self.read.row(node, of)
        self._lacks(key, node)
        return None

    def records(self, key: str, more: tuple[str, ...] = ()) -> Iterator[Row]:
        """The records of the list under a key; `more` are keys that they may have besides their fields."""
        node, of = self.node.get(key), self.fields[key].of
        items = [item for item in node.items if isinstance(item, y.Mapping)] if isinstance(node, y.Sequence) else []
        if of is None or not isinstance(node, y.Sequence) or len(items) < len(node.items):
            self._lacks(key, node)
        elif self.fields[key].required and not items:
            self.refuse(self.node.place(key), f"'{key}' is empty", key)
        yield from (self.read.row(item, of or {}, more) for item in items)

    def map(self, key: str) -> Row | None:
        """What stands under the keys of the mapping under a key: those of its fields or, where it has none, any."""
        node, field = self.node.get(key), self.fields[key]
        if isinstance(node, y.Mapping):
            of = field.of or {name.value: Field("", "…") for name, _ in node.entries}
            if field.required and not node.entries:
                self.refuse(self.node.place(key), f"'{key}' is empty", key)
            return self.read.row(node, of)
        self._lacks(key, node)
        return None

    @property
    def keys(self) -> tuple[Text, ...]:
        """The keys that are there and known."""
        return tuple(Text(name.value, name.span) for name, _ in self.node.entries if name.value in self.fields)

    def citation(self, key: str = "cite") -> Citation | None:
        found = self.text(key)
        if not found.value:
            return None
        parsed = citation.parse(found.value, found.span.within)
        self.read.problems.extend(Problem("citation", fault) for fault in parsed.faults)
        return parsed.citation
