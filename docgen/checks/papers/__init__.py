"""Rules on background papers, appendices and what the text says of them."""
