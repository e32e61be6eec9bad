"""One edit of a returned file, carried into the source and proved there."""
