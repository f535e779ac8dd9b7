"""A poster for a corridor, with a code that leads to the letter."""
