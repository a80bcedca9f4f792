"""What is sent with every page, and its policy."""
