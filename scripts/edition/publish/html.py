"""Small HTML pages written by the publisher itself, apart from the generator's templates."""

from __future__ import annotations

from html import escape


def page(title: str, description: str, body: str, canonical: str = "", refresh: str = "", more: str = "") -> str:
    """A page with no script. `body` and `more`, for its head, are HTML; everything else is text and is escaped here."""
    head = ['<meta charset="utf-8">', '<meta name="viewport" content="width=device-width,initial-scale=1">']
    head += ['<meta name="referrer" content="no-referrer">', '<meta name="color-scheme" content="light dark">']
    if refresh:
        head.append(f'<meta http-equiv="refresh" content="0; url={escape(refresh)}">')
    head += [f"<title>{escape(title)}</title>", f'<meta name="description" content="{escape(description)}">']
    if canonical:
        head.append(f'<link rel="canonical" href="{escape(canonical)}">')
    head += [more] if more else []
    return f'<!doctype html>\n<html lang="en">\n<head>\n{chr(10).join(head)}\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n'
