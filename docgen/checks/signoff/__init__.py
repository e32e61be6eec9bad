"""Rules on officers' comments: whether they are there, signed, and still signed on this text."""
