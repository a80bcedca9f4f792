"""Dates as readers have them."""

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def date(edtf: str) -> str:
    """A date as a reader has it: `2024-03-28` → 28 March 2024, `2024-03` → March 2024."""
    year, _, rest = edtf.partition("-")
    month, _, day = rest.partition("-")
    named = [str(int(day))] if day else []
    named += [MONTHS[int(month) - 1]] if month else []
    return " ".join([*named, year])
