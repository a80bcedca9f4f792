"""How everything is cited: items, formats, styles, files."""
