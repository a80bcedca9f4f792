"""The live preview: faults at once, in the terminal and on the page; the page itself as soon as it is made."""
