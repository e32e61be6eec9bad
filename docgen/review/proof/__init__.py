"""What a Word file or a page shows, so that it can be compared with what docgen makes."""
