"""How passages are found: Swedish words, vectors, and the index that holds both."""
