"""Numbers with what they count, dates, the declared total and what contradicts it.

`quantities` reads a number with its noun (`nouns`), its `bounds` and `duals`; `labels` tells the
numbers that only name.
"""
