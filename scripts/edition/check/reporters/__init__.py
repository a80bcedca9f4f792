"""Ways to print diagnostics. Each module has one function, `render`, from diagnostics to text.

A column is the number of a character on its line, from 1: a Unicode code point, whatever its width.
"""

from collections.abc import Callable, Sequence

from ..diagnostic import Diagnostic
from . import github, json, sarif, text

FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": text.render,
    "github": github.render,
    "json": json.render,
    "sarif": sarif.render,
}
