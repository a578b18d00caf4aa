"""`hloom.abi` as people edit it: the place and the words for what does not fit."""

from __future__ import annotations

import pytest

from hloom.tools.batch import invoke

FUNCTION = """func.func public @main(%a: memref<4x2xf32>, %r: memref<8xi32>) -> i32 attributes {hloom.abi = [
    {name = "a", role = "argument", type = tensor<8xf32>}, {name = "r", role = "result", type = tensor<8xui32>}]} {
  %0 = arith.constant 0 : i32
  return %0 : i32
}
"""
SECOND = ', {name = "r", role = "result", type = tensor<8xui32>}'
ENTRY = "hloom.abi: expected a role (argument, result, constants, workspace)"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("tensor<8xf32>", "tensor<9xf32>", "hloom.abi: a is tensor<9xf32>, but the function has memref<4x2xf32>"),
        ("tensor<8xui32>", "tensor<8xui8>", "hloom.abi: r is tensor<8xui8>, but the function has memref<8xi32>"),
        ("tensor<8xf32>", "tensor<?xf32>", "hloom.abi: expected a static shape, but got tensor<?xf32>"),
        ("tensor<8xf32>", "!emitc.size_t", "hloom.abi: a: unsupported: element type !emitc.size_t"),
        ('"argument"', '"guest"', f'{ENTRY}, a name and a type, but got {{name = "a", role = "guest"'),
        (
            ', {name = "r", role = "result", type = tensor<8xui32>}',
            "",
            "hloom.abi lists 1 values, but the function's type has 2",
        ),
        ("[\n    {name", "[1, {name", f"{ENTRY}, a name and a type, but got 1 : i64"),
    ],
)
def test_what_does_not_fit(old: str, new: str, message: str) -> None:
    assert old in FUNCTION
    done = invoke(["run", "--input=random:0"], FUNCTION.replace(old, new).encode())
    assert (done.code, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"<stdin>:1:1: error: {message}")


def test_as_it_is() -> None:
    done = invoke(["run", "--input=random:0"], FUNCTION.encode())
    assert (done.code, done.stderr) == (0, b"")
