"""One page of each kind, for what is measured on a few pages rather than on all."""

KINDS = {
    "home": "",
    "summary": "summary/",
    "finding": "findings/crimes-against-humanity/",
    "pathway": "pathways/forcible-repatriation/",
    "recommendation": "recommendations/enforce-existing-law/",
    "development": "since/2024-03-panel-veto/",
    "chronology": "chronology/",
    "guide": "for/congress/",
}
