"""What scalar functions mean, on arrays and NumPy scalars alike: shared by stablehlo, chlo, arith, math and complex.

A function here is bound to a dtype once, when an op is planned, and gives a function on values of exactly that dtype.
Nothing here sets NumPy's error state: the interpreter's entry does.
"""
