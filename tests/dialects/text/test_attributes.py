"""Types, attributes and constants: equal to what xDSL's parser reads, and to MLIR where xDSL's goes wrong."""

from __future__ import annotations

import struct

import pytest
from reading import error_of, read
from xdsl.dialects.builtin import DenseArrayBase, DenseIntOrFPElementsAttr, StringAttr, TensorType, f32
from xdsl.parser import Parser

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError
from hloom.dialects.text import lexer
from hloom.dialects.text.parser import parse_attribute

TYPES = """
tensor<4xf32>
tensor<f32>
tensor<0xf32>
tensor<0x0xbf16>
tensor<?x4x0xbf16>
tensor<4x?xcomplex<f32>>
tensor<*xf32>
tensor<4xvector<4xf32>>
tensor<4xf32, 3 : i32>
tensor<4xf32, "foo">
tensor<4x!foo.bar>
tensor<2x3xf32, #foo.enc<dims = [1, -> 2]>>
vector<4xf32>
vector<[4]xf32>
vector<4x[8]xi32>
vector<f32>
vector<4x2xindex>
memref<4xf32>
memref<?x?xf32>
memref<*xf32>
memref<*xf32, 3>
memref<4xf32, strided<[1], offset: ?>>
memref<4x4xf32, strided<[?, 1], offset: 3>, 2 : i32>
memref<4xf32, affine_map<(d0) -> (d0 + 1)>>
memref<4xf32, affine_map<(d0)[s0] -> (d0 floordiv 2, d0 mod 2)>, "gpu">
memref<4xf32, 1>
memref<4xf32, #foo.space<a>>
memref<4xmemref<4xf32>>
complex<f64>
complex<i32>
tuple<>
tuple<i32>
tuple<i32, tuple<f32, complex<f32>>, tensor<4xf32>>
tuple<(i32) -> f32, () -> ()>
() -> ()
(i32) -> i32
(i32, f32) -> (i32, f32)
() -> (() -> ())
((i32) -> i32) -> ((f32) -> ())
none
index
i1
i17
si8
ui64
f16
bf16
f32
f64
f80
f128
tf32
f4E2M1FN
f6E2M3FN
f6E3M2FN
f8E3M4
f8E4M3
f8E4M3B11FNUZ
f8E4M3FN
f8E4M3FNUZ
f8E5M2
f8E5M2FNUZ
f8E8M0FNU
!foo.bar
!foo.bar<>
!foo.bar<a, [b -> c], "x>y", {d}>
!foo<bar baz>
!emitc.ptr<i32>
"""

ATTRIBUTES = """
1
-1
0x1F
-0x10
1 : i8
255 : i8
-128 : i8
0xFF : i8
1 : index
-1 : index
1 : si32
200 : ui8
true
false
1.0
-1.5e3
1.
1.0 : f32
0.1 : f32
-0.0 : f16
1.5 : bf16
1.0 : f8E4M3FN
0x7FC00000 : f32
0xFF800000 : f32
0x7F80 : bf16
0x7FF0000000000000 : f64
"foo"
"a\\"b\\\\c\\n\\t"
"é"
"\\FF"
""
unit
[]
[1, 2]
[1 : i32, f32, "a", [], {a = 1}]
[0 : i64, f32]
{}
{a}
{a, b = 1, "c d" = 2 : i8, e.f = "x"}
@foo
@foo::@bar::@"b az"
@"a b"
array<i64>
array<i64: 1, -2, 3>
array<i1: true, false>
array<i8: 1, 255>
array<f32: 1.0, -2.5>
array<f64: 1.5>
dense<1> : tensor<4xi32>
dense<[1, 2, 3, 4]> : tensor<4xi32>
dense<[[1, 2], [3, 4]]> : tensor<2x2xi64>
dense<[[1, -2]]> : vector<1x2xi8>
dense<1.5> : tensor<2xf32>
dense<[1.5, -2.0e10]> : tensor<2xf32>
dense<[0.1, 0.2]> : tensor<2xbf16>
dense<[0.1, 0.2]> : tensor<2xf16>
dense<true> : tensor<2xi1>
dense<[true, false]> : tensor<2xi1>
dense<[1, 0]> : tensor<2xi1>
dense<(1.0, 2.0)> : tensor<2xcomplex<f32>>
dense<[(1.0, 2.0), (3.0, -4.0)]> : tensor<2xcomplex<f64>>
dense<(1, 2)> : tensor<complex<i32>>
dense<> : tensor<0xf32>
dense<[]> : tensor<0xf32>
dense<[[], []]> : tensor<2x0xf32>
dense<"0x0000803F00000040"> : tensor<2xf32>
dense<"0x0000803F"> : tensor<3xf32>
dense<0xFF> : tensor<2xi8>
dense<[200, 0x10]> : tensor<2xui8>
dense<1> : tensor<index>
dense<[1.0]> : tensor<1xf8E4M3FN>
affine_map<() -> ()>
affine_map<(d0, d1)[s0] -> (d0 + d1 * 2, s0 - d1, -d0)>
affine_map<(i, j) -> (i ceildiv 3, j)>
affine_set<(d0) : (d0 - 1 >= 0, d0 == 3)>
strided<[1, 2]>
strided<[], offset: 1>
opaque<"a", "0x12">
opaque<"a", "0x12"> : tensor<1xi32>
loc(unknown)
loc("a.py":1:2)
loc("name")
loc("name"("a.py":3:4))
loc(callsite("a" at "b":1:2))
loc(fused["a", "b":1:1])
#foo.attr
#foo.attr<1, [2, {a = "x"}]>
#foo<attr 1>
#stablehlo<precision DEFAULT>
#stablehlo.gather<offset_dims = [0], collapsed_slice_dims = [1], start_index_map = [1], index_vector_dim = 1>
"""

ALL = [line for line in (TYPES + ATTRIBUTES).splitlines() if line]


@pytest.mark.parametrize("text", ALL)
def test_attribute_reads_as_xdsl_reads_it(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    context = Context(allow_unregistered=True)
    theirs = Parser(context, text).parse_attribute()
    assert parse_attribute(text, context) == theirs
    monkeypatch.setattr(lexer, "_MASTER", lexer._UNFAT)
    assert parse_attribute(text, context) == theirs


def test_what_xdsl_reads_otherwise_than_mlir() -> None:
    context = Context()
    nan, one = struct.pack("<I", 0x7FC00000), struct.pack("<f", 1)
    dense = parse_attribute("dense<[0x7FC00000, 1.0]> : tensor<2xf32>", context)
    assert isinstance(dense, DenseIntOrFPElementsAttr)
    assert dense.data.data == nan + one
    array = parse_attribute("array<f32: 0x7FC00000, 1.0>", context)
    assert isinstance(array, DenseArrayBase)
    assert array.data.data == nan + one
    assert parse_attribute("tensor< 4 x 8 x f32 >", context) == TensorType(f32, [4, 8])
    assert parse_attribute(r'"\41\C3\A9"', context) == StringAttr("Aé")


def test_hexadecimal_booleans_are_bits() -> None:
    """mlir-opt prints [true, false, true, false, true, false, true, true, true, true] as "0xD503"."""
    bits = parse_attribute('dense<"0xD503"> : tensor<10xi1>', Context())
    assert isinstance(bits, DenseIntOrFPElementsAttr)
    assert list(bits.data.data) == [1, 0, 1, 0, 1, 0, 1, 1, 1, 1]
    splat = parse_attribute('dense<"0x01"> : tensor<20xi1>', Context())
    assert isinstance(splat, DenseIntOrFPElementsAttr)
    assert list(splat.data.data) == [1] * 20


def test_numbers_beyond_f32_become_infinite() -> None:
    dense = parse_attribute("dense<[1.0e39, -1.0e39, 3.4028235e38]> : tensor<3xf32>", Context())
    assert isinstance(dense, DenseIntOrFPElementsAttr)
    assert dense.data.data.hex() == "0000807f" + "000080ff" + "ffff7f7f"


def test_a_long_constant_is_not_cut() -> None:
    digits = "".join(f"{value:08X}" for value in range(50_000))
    dense = parse_attribute(f'dense<"0x{digits}"> : tensor<50000xi32>', Context())
    assert isinstance(dense, DenseIntOrFPElementsAttr)
    assert dense.data.data == bytes.fromhex(digits)


def test_an_attribute_alone_is_all_of_the_text() -> None:
    with pytest.raises(LocatedError) as caught:
        parse_attribute("dense<1.0> : tensor<4xf32> tensor", Context(), "<input>")
    assert str(caught.value) == (
        "<input>:1:28: error: expected end of the text\ndense<1.0> : tensor<4xf32> tensor\n" + " " * 27 + "^"
    )


_GAPS = {
    "dense<1.0> : tensor<2xf80>": "dense elements of type f80",
    "dense<0.0> : tensor<99999999999xf32>": "a splat constant of 399999999996 bytes",
}


@pytest.mark.parametrize("text", _GAPS)
def test_gaps_say_so(text: str) -> None:
    assert f"error: unsupported: {_GAPS[text]}\n" in error_of(f'"builtin.module"() ({{}}) {{a = {text}}} : () -> ()')


_MISTAKES = [
    ("tensor<4x>", 10, "expected type"),
    ("tensor<4xq32>", 10, "expected type"),
    ("tensor<4xtensor<4xf32>>", 10, "invalid tensor element type: 'tensor<4xf32>'"),
    ("tensor<99999999999999999999xf32>", 1, "invalid dimension"),
    ("tensor<*xf32, 1>", 15, "cannot apply encoding to unranked tensor"),
    ("vector<?xf32>", 1, "expected dimension size in vector type"),
    ("vector<0xf32>", 1, "vector types must have positive constant sizes"),
    ("vector<4xnone>", 10, "vector elements must be int/index/float type but got 'none'"),
    ("memref<4xnone>", 10, "invalid memref element type"),
    ("complex<index>", 9, "invalid element type for complex"),
    ("i99999999", 1, "integer bitwidth is limited to 16777215 bits"),
    ("300 : i8", 1, "integer constant out of range for attribute"),
    ("-1 : ui8", 1, "negative integer literal not valid for unsigned integer type"),
    ("1.5 : i8", 1, "floating point value not valid for specified type"),
    ("1 : tensor<4xi32>", 1, "integer literal not valid for specified type"),
    ("0x1FFFF : bf16", 1, "hexadecimal float constant out of range for type"),
    ("9" * 5000, 1, "integer constant out of range for attribute"),
    ("array<f32: 1>", 1, "unexpected decimal integer literal for a floating point value"),
    ("array<index: 1>", 7, "expected integer or float type in dense array"),
    ("array<i8: 1000>", 1, "integer constant out of range for attribute"),
    ("strided<[a]>", 1, "expected strided<[stride, …], offset: offset>"),
    ("[distinct[3]<1>, distinct[3]<2>]", 18, "referenced attribute does not match previous definition: 1 : i64"),
    ("distinct[1, 2]<>", 9, "expected the number of a distinct attribute"),
    (
        "sparse<[0, 1], [1, 2]> : tensor<3x4xi32>",
        1,
        "expected shape ([3, 4]); inferred shape of indices literal ([2]); inferred shape of values literal ([2])",
    ),
    (
        "sparse<[[0, 1], [1, 9]], [1, 2]> : tensor<3x4xi32>",
        1,
        "sparse index #1 is not contained within the value shape, with index=[1, 9], and type='tensor<3x4xi32>'",
    ),
    ("sparse<[[0, 1]]> : tensor<3x4xi32>", 16, "expected ','"),
    (
        "sparse<[[0, 1], [1]], [1]> : tensor<3x4xi32>",
        1,
        "tensor literal is invalid; ranks are not consistent between elements",
    ),
    ("sparse<[[0]], [1]> : i32", 20, "elements literal must be a shaped type"),
    ("sparse<[[0]], [1]> : tensor<?xi32>", 20, "elements literal type must have static shape"),
    ("sparse<[[0, 1]], [1.0]> : tensor<2x2xi32>", 19, "expected integer elements, but parsed floating-point"),
    ("dense<[1.0, 2.0]> : tensor<3xf32>", 7, "inferred shape of elements literal ([2]) does not match type ([3])"),
    (
        "dense<[[1], [2, 3]]> : tensor<2x2xi8>",
        7,
        "tensor literal is invalid; ranks are not consistent between elements",
    ),
    (
        "dense<[1]> : tensor<99999999999x9xi8>",
        7,
        "inferred shape of elements literal ([1]) does not match type ([99999999999, 9])",
    ),
    ("dense<> : tensor<2xi8>", 7, "expected at least one element in the dense literal"),
    ("dense<[1, 300]> : tensor<2xi8>", 11, "integer constant out of range for type"),
    ("dense<[1, 2.5]> : tensor<2xi8>", 11, "expected integer elements, but parsed floating-point"),
    ("dense<[1, true]> : tensor<2xi8>", 11, "expected i1 type for 'true' or 'false' values"),
    ("dense<[1.0, x]> : tensor<2xf32>", 13, "expected floating point literal"),
    ('dense<"0x00"> : tensor<2xf32>', 7, "elements hex data size is invalid for provided type: 'tensor<2xf32>'"),
    ('dense<"0x000"> : tensor<2xi8>', 7, "elements hex data size is invalid for provided type: 'tensor<2xi8>'"),
    ('dense<"0xZZ"> : tensor<1xi8>', 7, "expected string containing hex digits starting with `0x`"),
    ('dense<"0x 0"> : tensor<1xi8>', 7, "expected string containing hex digits starting with `0x`"),
    ('dense<"00"> : tensor<1xi8>', 7, "elements hex string should start with '0x'"),
    ("dense<1> : tensor<?xi8>", 10, "elements literal type must have static shape"),
    ("dense<1> : i8", 10, "elements literal must be a shaped type"),
    ("{a = 1, b, a}", 12, "duplicate key 'a' in dictionary attribute"),
    ('"a\\q"', 3, "unknown escape in string literal"),
    ('"abc', 5, "expected '\"' in string literal"),
    ("#stablehlo.dott<>", 1, "unknown attribute '#stablehlo.dott'"),
    ("!no.type", 1, "unknown type '!no.type'"),
    ("!t", 1, "undefined symbol alias id 't'"),
    ("#stablehlo.dot<[1>", 18, "unbalanced '>' character in pretty dialect name"),
    ("#stablehlo.dot<[1]", 19, "unbalanced '<' character in pretty dialect name"),
    ("affine_map<(d0) -> (d1)>", 21, "identifier not in space d1"),
    ("@", 1, "expected an identifier after '@'"),
    ("§", 1, "unexpected character '§'"),
]


@pytest.mark.parametrize(("text", "column", "message"), _MISTAKES, ids=[message for _, _, message in _MISTAKES])
def test_mistakes_have_their_place(text: str, column: int, message: str) -> None:
    with pytest.raises(LocatedError) as caught:
        parse_attribute(text, Context())
    assert str(caught.value).splitlines()[0] == f"<attribute>:1:{column}: error: {message}"


def test_what_helps_is_said() -> None:
    assert error_of('"builtin.module"() ({}) {a = 3 : f32} : () -> ()') == (
        "t.mlir:1:30: error: unexpected decimal integer literal for a floating point value\n"
        '"builtin.module"() ({}) {a = 3 : f32} : () -> ()\n'
        "                             ^\n"
        "help: add a trailing dot to make the literal a float"
    )


def test_aliases() -> None:
    module = read(
        '#a = [1 : i8]\n!t = tensor<2xi8>\n"t.a"() {x = #a, y = !t, z = memref<1x!t>} : () -> ()'.replace(
            "memref<1x!t>", "tuple<!t>"
        )
    )
    (op,) = module.ops
    assert [str(op.attributes[name]) for name in "xyz"] == ["[1 : i8]", "tensor<2xi8>", "tuple<tensor<2xi8>>"]
    assert error_of("#a = 1\n#a = 2") == "t.mlir:2:1: error: redefinition of attribute alias id 'a'\n#a = 2\n^"
