"""What is taken away: cards, codes, the book, the briefs, the one file."""
