"""Ways to print diagnostics. Each module has one function, `render(diagnostics) -> str`."""

from collections.abc import Callable, Sequence

from ..run import Diagnostic
from . import github, json, sarif, text

FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": text.render,
    "github": github.render,
    "json": json.render,
    "sarif": sarif.render,
}
