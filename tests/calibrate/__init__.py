"""How right the heuristics are, on data that people labelled: `python -m tests.calibrate` prints a table.

One module a heuristic, each with `measure()`, which yields a `Score` for every data set that it is judged by.
"""
