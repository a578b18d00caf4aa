"""The C of single functions, as text: what is inlined, named, declared where; and what it computes."""

from __future__ import annotations

import textwrap

import numpy as np
import pytest

ENTRY = """
  emitc.func @main(%x: !emitc.ptr<f32>, %n: !emitc.ptr<i32>, %out: !emitc.ptr<f32>, %m: !emitc.ptr<i32>) -> i32
      attributes {hloom.abi = [
        {role = "argument", name = "x", type = tensor<8xf32>}, {role = "argument", name = "n", type = tensor<8xi32>},
        {role = "result", name = "out", type = tensor<8xf32>}, {role = "result", name = "m", type = tensor<8xi32>}]} {
    emitc.call @kernel(%x, %n, %out, %m) : (!emitc.ptr<f32>, !emitc.ptr<i32>, !emitc.ptr<f32>, !emitc.ptr<i32>) -> ()
    %ok = "emitc.constant"() <{value = 0 : i32}> : () -> i32
    emitc.return %ok : i32
  }
"""
CONSTANTS = "\n".join(
    [f'%c{n} = "emitc.constant"() <{{value = {n} : index}}> : () -> index' for n in (0, 1, 2, 3, 8)]
    + [f'%i{n} = "emitc.constant"() <{{value = {n} : i32}}> : () -> i32' for n in (0, 1, 7)]
    + [f'%f{n} = "emitc.constant"() <{{value = {n}.0 : f32}}> : () -> f32' for n in (0, 2)]
)


def module(body: str, extra: str = "") -> str:
    """A kernel on `x` and `n` (read), `out` and `m` (written), called by the entry."""
    body = body.replace("f32*", "!emitc.ptr<f32>").replace("i32*", "!emitc.ptr<i32>")
    body = body.replace("&f32", "!emitc.lvalue<f32>").replace("&i32", "!emitc.lvalue<i32>")
    return f"""module {{
{extra}
  emitc.func @kernel(%x: !emitc.ptr<f32> {{hloom.const}}, %n: !emitc.ptr<i32> {{hloom.const}},
                     %out: !emitc.ptr<f32>, %m: !emitc.ptr<i32>) {{
    {CONSTANTS}
    {body}
    emitc.return
  }}
{ENTRY}
}}
"""


def kernel_text(source: str) -> str:
    """The body of the function `kernel`, without its indentation."""
    body = source.split("static void kernel")[1].split("{\n", 1)[1].split("\n}\n", 1)[0]
    lines = [line for line in body.splitlines() if not line.strip().startswith("(void)")]
    return textwrap.dedent("\n".join(lines))


def at(name: str, array: str, index: str, type_: str = "f32") -> str:
    return f"%{name} = emitc.subscript %{array}[{index}] : (!emitc.ptr<{type_}>, index) -> !emitc.lvalue<{type_}>\n"


def load(name: str, place: str, type_: str = "f32") -> str:
    return f"%{name} = emitc.load %{place} : <{type_}>\n"


def check(c, body: str, expected: str, extra: str = "") -> list[np.ndarray]:
    text = module(body, extra)
    assert kernel_text(c.emit(text).source) == textwrap.dedent(expected).strip()
    x = np.arange(8, dtype=np.float32) - 3.5
    n = np.arange(8, dtype=np.int32) * 3 - 4
    return c.call(text, x, n)


def test_single_uses_are_inlined_with_the_fewest_parentheses(c) -> None:
    body = at("p", "x", "%c0") + load("a", "p") + at("q", "x", "%c1") + load("b", "q")
    body += (
        """%s = emitc.add %a, %b : (f32, f32) -> f32
    %t = emitc.sub %s, %f2 : (f32, f32) -> f32
    %u = emitc.mul %t, %f2 : (f32, f32) -> f32
    %v = emitc.unary_minus %u : (f32) -> f32
    %w = emitc.sub %f2, %v : (f32, f32) -> f32
    """
        + at("o", "out", "%c0")
        + "emitc.assign %w : f32 to %o : <f32>"
    )
    out, _ = check(c, body, "out[0] = 2.0f - -((x[0] + x[1] - 2.0f) * 2.0f);")
    assert out[0] == 2 + (-3.5 - 2.5 - 2) * 2


def test_a_load_is_named_before_a_store(c) -> None:
    """x is const, but may be the memory that out is: the value is that from before the store."""
    body = at("p", "x", "%c0") + load("a", "p") + at("o", "out", "%c0")
    body += "emitc.assign %f2 : f32 to %o : <f32>\n" + at("o1", "out", "%c1") + "emitc.assign %a : f32 to %o1 : <f32>"
    check(
        c,
        body,
        """
        const float a = x[0];
        out[0] = 2.0f;
        out[1] = a;
        """,
    )


def test_a_store_does_not_disturb_local_variables(c) -> None:
    body = (
        """%v = "emitc.variable"() <{value = 5.0 : f32}> : () -> &f32
    %a = emitc.load %v : <f32>
    """
        + at("o", "out", "%c0")
        + "emitc.assign %f2 : f32 to %o : <f32>\n"
    )
    body += at("o1", "out", "%c1") + "emitc.assign %a : f32 to %o1 : <f32>"
    check(
        c,
        body,
        """
        float v = 5.0f;
        out[0] = 2.0f;
        out[1] = v;
        """,
    )


def test_an_assignment_to_a_variable_names_its_old_value(c) -> None:
    body = (
        """%v = "emitc.variable"() <{value = 5.0 : f32}> : () -> &f32
    %old = emitc.load %v : <f32>
    emitc.assign %f2 : f32 to %v : <f32>
    %new = emitc.load %v : <f32>
    %d = emitc.sub %old, %new : (f32, f32) -> f32
    """
        + at("o", "out", "%c0")
        + "emitc.assign %d : f32 to %o : <f32>"
    )
    out, _ = check(
        c,
        body,
        """
        float v = 5.0f;
        const float old = v;
        v = 2.0f;
        out[0] = old - v;
        """,
    )
    assert out[0] == 3


def test_loops_accumulate(c) -> None:
    body = (
        """%acc = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> &f32
    emitc.assign %f0 : f32 to %acc : <f32>
    emitc.for %i = %c0 to %c8 step %c2 {
    """
        + at("p", "x", "%i")
        + load("a", "p")
        + load("old", "acc")
        + """
      %s = emitc.add %old, %a : (f32, f32) -> f32
      emitc.assign %s : f32 to %acc : <f32>
    }
    %sum = emitc.load %acc : <f32>
    """
        + at("o", "out", "%c0")
        + "emitc.assign %sum : f32 to %o : <f32>"
    )
    out, _ = check(
        c,
        body,
        """
        float acc = 0.0f;
        for (size_t i = 0; i < 8; i += 2) {
            acc += x[i];
        }
        out[0] = acc;
        """,
    )
    assert out[0] == -3.5 - 1.5 + 0.5 + 2.5


@pytest.mark.parametrize(("op", "sign"), [("add", "+"), ("mul", "*"), ("sub", "-")])
@pytest.mark.parametrize("swapped", [False, True])
def test_compound_assignment(c, op: str, sign: str, swapped: bool) -> None:
    body = at("o", "out", "%c0") + "emitc.assign %f2 : f32 to %o : <f32>\n" + load("a", "o")
    pair = "%f2, %a" if swapped else "%a, %f2"
    body += f"%s = emitc.{op} {pair} : (f32, f32) -> f32\nemitc.assign %s : f32 to %o : <f32>"
    compound = "out[0] = 2.0f - out[0];" if swapped and op == "sub" else f"out[0] {sign}= 2.0f;"
    check(c, body, f"out[0] = 2.0f;\n{compound}")


def test_index_arithmetic_is_repeated_in_nested_loops(c) -> None:
    body = (
        """emitc.for %i = %c0 to %c2 step %c1 {
      emitc.for %j = %c0 to %c3 step %c1 {
        %0 = emitc.mul %i, %c3 : (index, index) -> index
        %1 = emitc.add %0, %j : (index, index) -> index
    """
        + at("p", "x", "%1")
        + load("4", "p")
        + at("o", "out", "%1")
        + """
        emitc.assign %4 : f32 to %o : <f32>
      }
    }"""
    )
    out, _ = check(
        c,
        body,
        """
        for (size_t i = 0; i < 2; ++i) {
            for (size_t j = 0; j < 3; ++j) {
                out[i * 3 + j] = x[i * 3 + j];
            }
        }
        """,
    )
    np.testing.assert_array_equal(out[:6], np.arange(6) - 3.5)


def test_values_used_in_a_loop_are_named_outside(c) -> None:
    body = (
        at("p", "x", "%c0")
        + load("a", "p")
        + """%b = emitc.mul %a, %f2 : (f32, f32) -> f32
    emitc.for %i = %c0 to %c8 step %c1 {
    """
        + at("o", "out", "%i")
        + "emitc.assign %b : f32 to %o : <f32>\n}"
    )
    check(
        c,
        body,
        """
        const float b = x[0] * 2.0f;
        for (size_t i = 0; i < 8; ++i) {
            out[i] = b;
        }
        """,
    )


def test_select_loads_both_sides(c) -> None:
    """The loads are done in any case, as in the program: then a compiler may do without a branch."""
    body = at("p", "x", "%c0") + load("a", "p") + at("q", "x", "%c1") + load("b", "q")
    body += (
        """%t = emitc.cmp lt, %f0, %f2 : (f32, f32) -> i1
    %s = emitc.conditional %t, %a, %b : f32
    """
        + at("o", "out", "%c0")
        + "emitc.assign %s : f32 to %o : <f32>"
    )
    check(
        c,
        body,
        """
        const float a = x[0];
        const float b = x[1];
        out[0] = 0.0f < 2.0f ? a : b;
        """,
    )


def test_unused_values_and_variables_are_left_out(c) -> None:
    body = (
        at("p", "x", "%c0")
        + load("a", "p")
        + """%b = emitc.mul %a, %f2 : (f32, f32) -> f32
    %v = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> &f32
    emitc.for %i = %c0 to %c8 step %c1 {
      %old = emitc.load %v : <f32>
      %new = emitc.add %old, %b : (f32, f32) -> f32
      emitc.assign %new : f32 to %v : <f32>
    }
    """
        + at("o", "out", "%c0")
        + "emitc.assign %f2 : f32 to %o : <f32>"
    )
    check(c, body, "out[0] = 2.0f;")


def test_integers_wrap_and_narrow_ones_are_cut(c) -> None:
    body = (
        at("p", "n", "%c0", "i32")
        + load("a", "p", "i32")
        + """
    %u = emitc.cast %a : i32 to ui32
    %k = "emitc.constant"() <{value = 2654435769 : ui32}> : () -> ui32
    %v = emitc.mul %u, %k : (ui32, ui32) -> ui32
    %sh = "emitc.constant"() <{value = 5 : ui32}> : () -> ui32
    %w = emitc.bitwise_right_shift %v, %sh : (ui32, ui32) -> ui32
    %b = emitc.cast %w : ui32 to ui8
    %b2 = emitc.add %b, %b : (ui8, ui8) -> ui8
    %b3 = emitc.div %b2, %b : (ui8, ui8) -> ui8
    %r = emitc.cast %b3 : ui8 to i32
    """
        + at("o", "m", "%c0", "i32")
        + "emitc.assign %r : i32 to %o : <i32>"
    )
    _, m = check(
        c,
        body,
        """
        const uint8_t b = (uint8_t)(((uint32_t)n[0] * 2654435769u) >> 5);
        m[0] = (int32_t)(uint8_t)((uint8_t)(b + b) / b);
        """,
    )
    b = np.uint8((((-4) % 2**32 * 2654435769) % 2**32 >> 5) % 256)
    with np.errstate(over="ignore"):
        assert m[0] == np.uint8(b + b) // b


def test_switch_and_do(c) -> None:
    body = (
        """%v = "emitc.variable"() <{value = 0 : i32}> : () -> &i32
    emitc.do {
      %a = emitc.load %v : <i32>
      %b = emitc.add %a, %i1 : (i32, i32) -> i32
      emitc.assign %b : i32 to %v : <i32>
    } while {
      %t = "emitc.expression"(%v, %i7) ({
      ^bb0(%p: !emitc.lvalue<i32>, %limit: i32):
        %a = emitc.load %p : <i32>
        %d = emitc.cmp lt, %a, %limit : (i32, i32) -> i1
        emitc.yield %d : i1
      }) : (!emitc.lvalue<i32>, i32) -> i1
      emitc.yield %t : i1
    }
    %n7 = emitc.load %v : <i32>
    """
        + at("o", "m", "%c0", "i32")
        + """emitc.switch %n7 : i32
    case 7 { emitc.assign %n7 : i32 to %o : <i32>
      emitc.yield }
    case 8 { emitc.yield }
    default { emitc.assign %i0 : i32 to %o : <i32>
      emitc.yield }"""
    )
    _, m = check(
        c,
        body,
        """
        int32_t v = 0;
        do {
            v += 1;
        } while (v < 7);
        switch (v) {
        case 7: {
            m[0] = v;
            break;
        }
        case 8: {
            break;
        }
        default: {
            m[0] = 0;
            break;
        }
        }
        """,
    )
    assert m[0] == 7


def test_if_else(c) -> None:
    body = (
        at("p", "n", "%c0", "i32")
        + load("a", "p", "i32")
        + at("o", "m", "%c0", "i32")
        + """
    %t = emitc.cmp gt, %a, %i0 : (i32, i32) -> i1
    %not = emitc.logical_not %t : i1
    emitc.if %not {
      emitc.assign %i1 : i32 to %o : <i32>
    } else {
      emitc.assign %i0 : i32 to %o : <i32>
    }"""
    )
    _, m = check(
        c,
        body,
        """
        if (n[0] <= 0) {
            m[0] = 1;
        } else {
            m[0] = 0;
        }
        """,
    )
    assert m[0] == 1


def test_a_negated_float_comparison_is_not_turned_around(c) -> None:
    body = (
        at("p", "x", "%c0")
        + load("a", "p")
        + at("o", "m", "%c0", "i32")
        + """
    %t = emitc.cmp lt, %a, %f0 : (f32, f32) -> i1
    %not = emitc.logical_not %t : i1
    emitc.if %not {
      emitc.assign %i1 : i32 to %o : <i32>
    }"""
    )
    check(
        c,
        body,
        """
        if (!(x[0] < 0.0f)) {
            m[0] = 1;
        }
        """,
    )


def test_local_arrays(c) -> None:
    body = (
        """%t = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> !emitc.array<2x4xf32>
    %s = emitc.subscript %t[%c1, %c3] : (!emitc.array<2x4xf32>, index, index) -> &f32
    emitc.assign %f2 : f32 to %s : <f32>
    %a = emitc.load %s : <f32>
    """
        + at("o", "out", "%c0")
        + """emitc.assign %f0 : f32 to %o : <f32>
    emitc.assign %a : f32 to %o : <f32>"""
    )
    out, _ = check(
        c,
        body,
        """
        float t[2][4];
        t[1][3] = 2.0f;
        out[0] = 0.0f;
        out[0] = t[1][3];
        """,
    )
    assert out[0] == 2


def test_pointers_into_arrays(c) -> None:
    body = (
        """emitc.for %i = %c0 to %c2 step %c1 {
      %r = emitc.mul %i, %c3 : (index, index) -> index
      %s = emitc.subscript %out[%r] : (f32*, index) -> &f32
      %row = emitc.address_of %s : &f32
      %d = emitc.dereference %row : f32*
      emitc.assign %f2 : f32 to %d : <f32>
    """
        + at("q", "row", "%c1")
        + "emitc.assign %f0 : f32 to %q : <f32>\n}"
    )
    check(
        c,
        body,
        """
        for (size_t i = 0; i < 2; ++i) {
            float *row = out + i * 3;
            *row = 2.0f;
            row[1] = 0.0f;
        }
        """,
    )


def test_long_expressions_are_cut_in_pieces(c) -> None:
    lines = ["%s0 = emitc.add %f2, %f2 : (f32, f32) -> f32"]
    lines[0] = at("p", "x", "%c0") + load("s0", "p")
    for k in range(30):
        lines.append(f"%s{k + 1} = emitc.{'mul' if k % 2 else 'add'} %s{k}, %f2 : (f32, f32) -> f32")
    body = "\n".join(lines) + "\n" + at("o", "out", "%c0") + "emitc.assign %s30 : f32 to %o : <f32>"
    source = c.emit(module(body)).source
    assert max(len(line) for line in source.splitlines()) <= 100
    assert kernel_text(source).count("const float") == 3
    out, _ = c.call(module(body), np.ones(8, np.float32), np.ones(8, np.int32))
    value = np.float32(1)
    for k in range(30):
        value = value * 2 if k % 2 else value + 2
    assert out[0] == value


def test_simd_marks_print_in_native_only(c) -> None:
    body = (
        """%acc = "emitc.variable"() <{value = 0.0 : f32}> : () -> &f32
    emitc.for %i = %c0 to %c8 step %c1 {
    """
        + at("p", "x", "%i")
        + load("a", "p")
        + load("old", "acc")
        + """
      %s = emitc.add %old, %a : (f32, f32) -> f32
      emitc.assign %s : f32 to %acc : <f32>
    } {hloom.simd = "add"}
    emitc.for %i = %c0 to %c8 step %c1 {
    """
        + at("o", "out", "%i")
        + load("now", "acc")
        + """emitc.assign %now : f32 to %o : <f32>
    } {hloom.simd}
    emitc.for %i = %c0 to %c8 step %c1 {
    """
        + at("o", "out", "%c0")
        + load("now", "o")
        + """
      %t = emitc.add %now, %f2 : (f32, f32) -> f32
      emitc.assign %t : f32 to %o : <f32>
    } {hloom.simd = "add"}"""
    )
    assert "#pragma" not in c.emit(module(body)).source
    text = kernel_text(c.emit(module(body), "native").source)
    assert [line.strip() for line in text.splitlines() if "#pragma" in line] == [
        "#pragma omp simd reduction(+:acc)",
        "#pragma omp simd",
    ]
    out, _ = c.call(module(body), np.arange(8, dtype=np.float32), np.ones(8, np.int32))
    np.testing.assert_array_equal(out[1:], 28.0)


def test_fma_is_a_function_in_native_only(c) -> None:
    body = (
        at("p", "x", "%c0")
        + load("a", "p")
        + """
    %r = emitc.call_opaque "fmaf"(%a, %f2, %f2) : (f32, f32, f32) -> f32
    """
        + at("o", "out", "%c0")
        + "emitc.assign %r : f32 to %o : <f32>"
    )
    assert kernel_text(c.emit(module(body)).source) == "out[0] = x[0] * 2.0f + 2.0f;"
    assert kernel_text(c.emit(module(body), "native").source) == "out[0] = fmaf(x[0], 2.0f, 2.0f);"


def test_functions_of_math_h_come_in_the_right_width(c) -> None:
    body = (
        at("p", "x", "%c0")
        + load("a", "p")
        + """
    %r = emitc.call_opaque "exp"(%a) : (f32) -> f32
    %d = emitc.cast %r : f32 to f64
    %e = emitc.call_opaque "sqrt"(%d) : (f64) -> f64
    %g = emitc.cast %e : f64 to f32
    """
        + at("o", "out", "%c0")
        + "emitc.assign %g : f32 to %o : <f32>"
    )
    out, _ = check(c, body, "out[0] = (float)sqrt((double)expf(x[0]));")
    np.testing.assert_allclose(out[0], np.exp(-1.75), rtol=1e-6)


def test_bit_casts(c) -> None:
    body = (
        at("p", "x", "%c0")
        + load("a", "p")
        + """
    %b = emitc.call_opaque "bitcast"(%a) : (f32) -> i32
    """
        + at("o", "m", "%c0", "i32")
        + """emitc.assign %b : i32 to %o : <i32>
    %back = emitc.call_opaque "bitcast"(%b) : (i32) -> f32
    """
        + at("q", "out", "%c0")
        + "emitc.assign %back : f32 to %q : <f32>"
    )
    out, m = check(
        c,
        body,
        """
        const int32_t b = int32_of_float(x[0]);
        m[0] = b;
        out[0] = float_of_int32(b);
        """,
    )
    assert out[0] == -3.5
    assert m[0] == np.float32(-3.5).view(np.int32)


def test_booleans_in_memory_are_bytes(c) -> None:
    extra = """emitc.func @flags(%p: !emitc.ptr<i1>, %i: index) attributes {specifiers = ["static"]} {
    %s = emitc.subscript %p[%i] : (!emitc.ptr<i1>, index) -> !emitc.lvalue<i1>
    %a = emitc.load %s : <i1>
    %not = emitc.logical_not %a : i1
    emitc.assign %not : i1 to %s : <i1>
    emitc.return
  }"""
    text = f"""module {{
  {extra}
  emitc.func @main(%p: !emitc.ptr<i1>) -> i32 attributes {{hloom.abi = [
      {{role = "result", name = "p", type = tensor<4xi1>}}]}} {{
    %i = "emitc.constant"() <{{value = 1 : index}}> : () -> index
    emitc.call @flags(%p, %i) : (!emitc.ptr<i1>, index) -> ()
    %ok = "emitc.constant"() <{{value = 0 : i32}}> : () -> i32
    emitc.return %ok : i32
  }}
}}"""
    sources = c.emit(text)
    assert "p[i] = p[i] == 0;" in sources.source
    assert "uint8_t *p" in sources.header
    (p,) = c.run(sources, [])
    assert not p[1]


def test_calls_of_pure_functions_are_inlined_others_are_not(c) -> None:
    extra = """emitc.func @twice(%x: f32) -> f32 attributes {specifiers = ["static", "inline"]} {
    %y = emitc.add %x, %x : (f32, f32) -> f32
    emitc.return %y : f32
  }
  emitc.func @count(%p: !emitc.ptr<i32>) -> i32 attributes {specifiers = ["static"]} {
    %i = "emitc.constant"() <{value = 0 : index}> : () -> index
    %s = emitc.subscript %p[%i] : (!emitc.ptr<i32>, index) -> !emitc.lvalue<i32>
    %one = "emitc.constant"() <{value = 1 : i32}> : () -> i32
    emitc.assign %one : i32 to %s : <i32>
    emitc.return %one : i32
  }"""
    body = (
        at("p", "x", "%c0")
        + load("a", "p")
        + """%t = emitc.call @twice(%a) : (f32) -> f32
    %dead = emitc.call @twice(%f2) : (f32) -> f32
    %k = emitc.call @count(%m) : (i32*) -> i32
    %unused = emitc.call @count(%m) : (i32*) -> i32
    """
        + at("o", "out", "%c0")
        + "emitc.assign %t : f32 to %o : <f32>\n"
        + at("q", "m", "%c1", "i32")
    )
    body += "emitc.assign %k : i32 to %q : <i32>"
    check(
        c,
        body,
        """
        const float t = twice(x[0]);
        const int32_t k = count(m);
        count(m);
        out[0] = t;
        m[1] = k;
        """,
        extra,
    )


def test_a_variable_goes_by_its_name_while_nothing_assigns_to_it(c) -> None:
    body = (
        """%acc = "emitc.variable"() <{value = -3.0 : f32}> : () -> &f32
    emitc.for %i = %c0 to %c8 step %c1 {
    """
        + at("p", "x", "%i")
        + load("a", "p")
        + load("old", "acc")
        + """
      %t = emitc.cmp gt, %old, %a : (f32, f32) -> i1
      %s = emitc.conditional %t, %old, %a : f32
      emitc.assign %s : f32 to %acc : <f32>
    }
    %max = emitc.load %acc : <f32>
    emitc.for %i = %c0 to %c8 step %c1 {
    """
        + at("q", "x", "%i")
        + load("b", "q")
        + at("o", "out", "%i")
        + """
      %d = emitc.sub %b, %max : (f32, f32) -> f32
      emitc.assign %d : f32 to %o : <f32>
    }"""
    )
    out, _ = check(
        c,
        body,
        """
        float acc = -3.0f;
        for (size_t i = 0; i < 8; ++i) {
            const float a = x[i];
            acc = acc > a ? acc : a;
        }
        for (size_t i = 0; i < 8; ++i) {
            out[i] = x[i] - acc;
        }
        """,
    )
    np.testing.assert_array_equal(out, np.arange(8) - 7)


def test_a_variable_whose_address_is_known_elsewhere_is_read_in_time(c) -> None:
    extra = """emitc.func @set(%p: !emitc.ptr<f32>) attributes {specifiers = ["static"]} {
    %i = "emitc.constant"() <{value = 0 : index}> : () -> index
    %s = emitc.subscript %p[%i] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
    %x = "emitc.constant"() <{value = 9.0 : f32}> : () -> f32
    emitc.assign %x : f32 to %s : <f32>
    emitc.return
  }"""
    body = (
        """%v = "emitc.variable"() <{value = 1.0 : f32}> : () -> &f32
    %p = emitc.address_of %v : &f32
    %old = emitc.load %v : <f32>
    emitc.call @set(%p) : (f32*) -> ()
    %new = emitc.load %v : <f32>
    %d = emitc.sub %new, %old : (f32, f32) -> f32
    """
        + at("o", "out", "%c0")
        + "emitc.assign %d : f32 to %o : <f32>"
    )
    out, _ = check(
        c,
        body,
        """
        float v = 1.0f;
        const float old = v;
        set(&v);
        out[0] = v - old;
        """,
        extra,
    )
    assert out[0] == 8


def test_bounds_are_evaluated_once(c) -> None:
    body = (
        """%v = "emitc.variable"() <{value = 3 : i32}> : () -> &i32
    %limit = emitc.load %v : <i32>
    emitc.for %i = %i0 to %limit step %i1 : i32 {
    """
        + load("old", "v", "i32")
        + """
      %less = emitc.sub %old, %i1 : (i32, i32) -> i32
      emitc.assign %less : i32 to %v : <i32>
    }
    """
        + load("end", "v", "i32")
        + at("o", "m", "%c0", "i32")
        + "emitc.assign %end : i32 to %o : <i32>"
    )
    _, m = check(
        c,
        body,
        """
        int32_t v = 3;
        const int32_t limit = v;
        for (int32_t i = 0; i < limit; ++i) {
            v -= 1;
        }
        m[0] = v;
        """,
    )
    assert m[0] == 0


def test_pragmas_and_noinline_are_for_native(c) -> None:
    body = (
        """emitc.verbatim "#pragma GCC ivdep"
    emitc.for %i = %c0 to %c8 step %c1 {
    """
        + at("o", "out", "%i")
        + "emitc.assign %f2 : f32 to %o : <f32>\n}"
    )
    text = module(body).replace("%m: !emitc.ptr<i32>) {", "%m: !emitc.ptr<i32>) attributes {hloom.noinline} {")
    portable, native = c.emit(text).source, c.emit(text, "native").source
    assert "#pragma" not in portable
    assert "__attribute__" not in portable
    assert "    #pragma GCC ivdep\n    for (size_t i = 0;" in native
    assert "static __attribute__((noinline)) void kernel(" in native
    c.call(text, np.zeros(8, np.float32), np.zeros(8, np.int32))


def test_apply_is_the_older_name_of_address_and_contents(c) -> None:
    body = (
        """%v = "emitc.variable"() <{value = 4.0 : f32}> : () -> &f32
    %p = emitc.apply "&"(%v) : (&f32) -> f32*
    %x4 = emitc.apply "*"(%p) : (f32*) -> f32
    """
        + at("o", "out", "%c0")
        + "emitc.assign %x4 : f32 to %o : <f32>"
    )
    out, _ = c.call(module(body), np.zeros(8, np.float32), np.zeros(8, np.int32))
    assert out[0] == 4


def test_calls_that_do_not_fit_a_line_are_broken_behind_commas(c) -> None:
    names = [f"a_rather_long_name_{n}" for n in range(6)]
    parameters = ", ".join(f'%p{n}: f32 {{hloom.name = "{name}"}}' for n, name in enumerate(names))
    extra = f"""emitc.func @wide({parameters}) -> f32 attributes {{specifiers = ["static", "inline"]}} {{
    %s = emitc.add %p0, %p5 : (f32, f32) -> f32
    emitc.return %s : f32
  }}"""
    body = (
        at("p", "x", "%c0")
        + load("a_value_with_a_long_name", "p")
        + """
    %r = emitc.call @wide(%a_value_with_a_long_name, %f2, %f2, %f2, %f2, %a_value_with_a_long_name)
        : (f32, f32, f32, f32, f32, f32) -> f32
    """
        + at("o", "out", "%c0")
        + "emitc.assign %r : f32 to %o : <f32>"
    )
    source = c.emit(module(body, extra)).source
    assert max(map(len, source.splitlines())) <= 100
    head = source[source.index("static inline float wide(") :].split("\n{")[0]
    assert head.splitlines()[0].endswith(",")
    out, _ = c.call(module(body, extra), np.full(8, 3, np.float32), np.zeros(8, np.int32))
    assert out[0] == 6
