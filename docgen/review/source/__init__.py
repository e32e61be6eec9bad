"""From a place in the paper back to the place in the decision's files that it was made from."""
