"""Memoranda and agreements, each with its partners.

`contracts` finds where one is told, `outcomes` its state, `partners` who stands behind «مع» or on
both sides of «بين»: `rows` of `parties`, or `sides` told by their nationality.
"""
