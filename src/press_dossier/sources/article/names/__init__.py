"""Names of institutions and people.

`institutions` finds where a name opens; `naming` says how far it goes, by its `constructs`,
`seats`, `brands` and `name_ends`; `people` reads persons with their office.
"""
