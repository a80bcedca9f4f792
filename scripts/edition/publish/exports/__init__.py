"""What programs read: metadata, data, feeds, other forms of the pages, the search."""
