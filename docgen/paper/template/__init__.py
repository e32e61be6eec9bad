"""What is wrong in a house's template, told at the template's lines."""
