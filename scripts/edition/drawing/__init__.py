"""What is set and drawn: data in, bytes out. It knows no edition, so that a process that draws starts at once."""
