"""Whole files: the header in every language mode, the signature, sizes, order of functions, and what may not get in."""

from __future__ import annotations

import re
import time

import numpy as np
import pytest
from xdsl.dialects.builtin import DenseIntOrFPElementsAttr, ModuleOp, TensorType, i8

from hloom.dialects import emitc
from hloom.dialects.diagnostics import Error, Source, SourceLoc, Unsupported
from hloom.lowering.c import emit_c

# In MLIR's escapes: a quote, a backslash and a line break are among it.
HOSTILE = r"x */ system(\22rm\22) /* ??/\5C\0A#include <evil>"


def program(
    body: str = "",
    *,
    name: str = "main",
    arguments: str = '{role = "argument", name = "x", type = tensor<2x3xf32>}',
    types: tuple[str, ...] = ("f32", "f32"),
    extra: str = "",
    attributes: str = "",
) -> str:
    parameters = ", ".join(f"%{'abcdefg'[i]}: !emitc.ptr<{t}>" for i, t in enumerate(types))
    return f"""module {attributes} {{
  {extra}
  emitc.func @{name}({parameters}) -> i32 attributes {{hloom.abi = [
      {arguments}, {{role = "result", name = "r", type = tensor<4xf32>}}]}} {{
    {body}
    %ok = "emitc.constant"() <{{value = 0 : i32}}> : () -> i32
    emitc.return %ok : i32
  }}
}}"""


def test_the_header_compiles_in_every_mode(c) -> None:
    sources = c.emit(program())
    (c.folder / "model.h").write_text(sources.header)
    (c.folder / "model.c").write_text(sources.source)
    user = '#include "model.h"\n#include "model.h"\nint use(const float *x, float *r);\n'
    user += "int use(const float *x, float *r) { return model(x, r, 0) + MODEL_X_SIZE + MODEL_WORKSPACE_BYTES; }\n"
    (c.folder / "user.c").write_text(user)
    strict = ["-pedantic", "-Wall", "-Wextra", "-Werror", "-c"]
    for standard in ("c99", "c11", "c17"):
        c.gcc(f"-std={standard}", *strict, "user.c")
        c.gcc(f"-std={standard}", *strict, "model.c")
    for standard in ("c++11", "c++17"):
        c.gcc(f"-std={standard}", *strict, "-x", "c++", "user.c", compiler="g++")
    (c.folder / "main.cpp").write_text(user + "int main() { float x[6], r[4]; return use(x, r) - 6; }\n")
    c.gcc("-o", "main", "main.cpp", "model.o", compiler="g++")


def test_the_signature_and_the_sizes(c) -> None:
    arguments = """{role = "argument", name = "x", type = tensor<2x3xf32>},
        {role = "argument", name = "bytes", type = tensor<5xui8>},
        {role = "argument", name = "z", type = tensor<2xcomplex<f32>>},
        {role = "argument", name = "h", type = tensor<3xbf16>},
        {role = "constants", name = "constants", type = tensor<128xi8>},
        {role = "workspace", name = "workspace", type = tensor<256xi8>}"""
    text = program(arguments=arguments, types=("f32", "i8", "f32", "ui16", "i8", "i8", "f32"))
    sources = c.emit(text)
    prototype = re.sub(r"\s+", " ", sources.header[sources.header.index("int model(") :].split(";")[0])
    assert prototype == (
        "int model(const float *x, const uint8_t *bytes, const float *z, const uint16_t *h, "
        "const void *constants, void *workspace, float *r)"
    )
    macros = dict(re.findall(r"#define (MODEL_\w+) (\d+)", sources.header))
    assert macros == {
        "MODEL_X_SIZE": "6",
        "MODEL_BYTES_SIZE": "5",
        "MODEL_Z_SIZE": "4",
        "MODEL_H_SIZE": "3",
        "MODEL_CONSTANTS_BYTES": "128",
        "MODEL_WORKSPACE_BYTES": "256",
        "MODEL_R_SIZE": "4",
    }
    for said in ("float32[2][3], read", "uint8[5], read", "complex64[2], real and imaginary", "bfloat16[3], read"):
        assert said in sources.header
    assert sources.workspace_bytes == 256
    c.run(sources, [np.zeros(size, np.uint8) for size in (24, 5, 16, 6, 128)])


def test_a_stale_header_does_not_compile(c) -> None:
    sources = c.emit(program())
    (c.folder / "model.h").write_text(sources.header.replace("MODEL_X_SIZE 6", "MODEL_X_SIZE 7"))
    (c.folder / "model.c").write_text(sources.source)
    with pytest.raises(AssertionError, match="negative"):
        c.gcc("-std=c99", "-c", "model.c")


@pytest.mark.parametrize(
    ("symbol", "stem", "name"),
    [
        ("main", "digits", "digits"),
        ("main", "my model", "my_model"),
        ("main", "printf", "printf_"),
        ("run", "x", "run"),
    ],
)
def test_the_functions_name(c, symbol: str, stem: str, name: str) -> None:
    sources = c.emit(program(name=symbol), stem=stem)
    assert sources.name == name
    assert f"int {name}(const float *x, float *r, void *workspace)\n{{" in sources.source
    assert f'#include "{sources.stem}.h"' in sources.source


def test_nothing_of_the_program_reaches_the_text(c) -> None:
    """A program whose every string is an attack compiles, and none of the strings is in it."""
    extra = f"""emitc.global static const @"{HOSTILE}g" : !emitc.array<2xf32> = dense<1.5>
  emitc.func @"{HOSTILE}k"(%p: !emitc.ptr<f32> {{hloom.name = "{HOSTILE}"}})
      attributes {{hloom.source = "{HOSTILE}"}} {{
    %i = "emitc.constant"() <{{value = 1 : index}}> : () -> index
    %w = emitc.get_global @"{HOSTILE}g" : !emitc.array<2xf32>
    %v = emitc.subscript %w[%i] : (!emitc.array<2xf32>, index) -> !emitc.lvalue<f32>
    %x = emitc.load %v : <f32>
    %t = "emitc.variable"() <{{value = 0.0 : f32}}> {{hloom.name = "{HOSTILE}"}} : () -> !emitc.lvalue<f32>
    emitc.assign %x : f32 to %t : <f32>
    %y = emitc.load %t : <f32>
    %s = emitc.subscript %p[%i] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
    emitc.verbatim "// {HOSTILE}"
    emitc.assign %y : f32 to %s : <f32>
    emitc.return
  }}"""
    arguments = f'{{role = "argument", name = "{HOSTILE}", type = tensor<4xf32>}}'
    body = f'emitc.call @"{HOSTILE}k"(%b) : (!emitc.ptr<f32>) -> ()'
    sources = c.emit(program(body, name=f'"{HOSTILE}"', extra=extra, arguments=arguments), stem=HOSTILE)
    assert "evil>" not in re.sub(r"/\*.*?\*/", "", sources.source, flags=re.S)
    assert 'system("rm")' not in re.sub(r"/\*.*?\*/", "", sources.source, flags=re.S)
    (result,) = c.run(sources, [np.zeros(4, np.float32)])
    assert result[1] == 1.5


def test_trigraphs_and_continued_lines_stay_comments(c) -> None:
    extra = """emitc.func @k(%p: !emitc.ptr<f32>) attributes {hloom.source = "a ??/"} {
    %i = "emitc.constant"() <{value = 0 : index}> : () -> index
    %s = emitc.subscript %p[%i] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
    %x = "emitc.constant"() <{value = 1.0 : f32}> : () -> f32
    emitc.assign %x : f32 to %s : <f32>
    emitc.return
  }"""
    sources = c.emit(program("emitc.call @k(%b) : (!emitc.ptr<f32>) -> ()", extra=extra))
    assert "/* a ? ? */" in sources.source
    assert c.run(sources, [np.zeros(6, np.float32)])[0][0] == 1


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('emitc.call_opaque "system"() : () -> ()', "unsupported: a call of 'system'"),
        ('emitc.call_opaque "sin(0);exit"() : () -> ()', "unsupported: a call of"),
        (
            '%l = emitc.call_opaque "sqrt"() : () -> f32\n%x = emitc.cast %l : f32 to i32\n'
            "emitc.call @k(%x) : (i32) -> ()",
            "sqrt takes 1 arguments, not 0",
        ),
        ('emitc.verbatim "int evil;"', "unsupported: verbatim text"),
        ('emitc.verbatim "#pragma once"', "unsupported: verbatim text"),
        ('emitc.verbatim "#pragma GCC unroll 4\\0Aint evil;"', "unsupported: verbatim text"),
        ('%l = emitc.literal "f(1)" : i32\n emitc.call @k(%l) : (i32) -> ()', "unsupported: C text 'f(1)'"),
        ('%l = emitc.literal "1;exit(1)" : i32\n emitc.call @k(%l) : (i32) -> ()', "unsupported: C text"),
        (
            '%v = "emitc.constant"() <{value = #emitc.opaque<"a,b">}> : () -> i32\n emitc.call @k(%v) : (i32) -> ()',
            "unsupported: C text 'a,b'",
        ),
        (
            '%v = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> !emitc.lvalue<!emitc.opaque<"FILE">>\n'
            '%w = emitc.load %v : <!emitc.opaque<"FILE">>\n'
            '%x = emitc.cast %w : !emitc.opaque<"FILE"> to i32\n emitc.call @k(%x) : (i32) -> ()',
            'unsupported: type !emitc.opaque<"FILE"> in C',
        ),
        (
            '%f = "emitc.constant"() <{value = 1.0 : f16}> : () -> f16\n%x = emitc.cast %f : f16 to i32\n'
            "emitc.call @k(%x) : (i32) -> ()",
            "unsupported: type f16 in C",
        ),
    ],
)
def test_what_has_no_c_is_an_error(c, body: str, message: str) -> None:
    extra = """emitc.func @k(%p: i32) attributes {specifiers = ["static"]} {
    emitc.verbatim "// kept"
    emitc.return
  }"""
    with pytest.raises(Unsupported if message.startswith("unsupported") else Error, match=re.escape(message)):
        c.emit(program(body, extra=extra))


def test_errors_have_the_place_of_the_op(c) -> None:
    module = c.parse(program('emitc.call_opaque "system"() : () -> ()'))
    source = Source("m.mlir", "first\nsecond\n")
    for op in module.walk():
        if isinstance(op, emitc.CallOpaqueOp):
            op.location = SourceLoc(source, 6)
    with pytest.raises(Unsupported, match=r"^m.mlir:2:1: error: unsupported: a call of 'system'"):
        emit_c(module, "m")


USES_GLOBAL = """%g = emitc.get_global @g : !emitc.lvalue<f32>
    %v = emitc.load %g : <f32>
    %c0 = "emitc.constant"() <{value = 0 : index}> : () -> index
    %s = emitc.subscript %b[%c0] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
    emitc.assign %v : f32 to %s : <f32>"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("module {}", "expected one emitc.func with hloom.abi, but found 0"),
        (program(types=("f32",)), "hloom.abi lists 2 parameters, but the function has 1"),
        (program(arguments='{role = "spare", name = "x", type = tensor<2xf32>}'), "expected a role"),
        (program(arguments='{role = "argument", name = "x", type = tensor<?xf32>}'), "expected a static shape"),
        (program(extra="emitc.global @g : f32 = 3.0", body=USES_GLOBAL), "unsupported: the variable @g"),
        (program(extra='emitc.include <"stdlib.h">'), "unsupported: the header 'stdlib.h'"),
        (program(extra='emitc.include "../../secret"'), "unsupported: the header '../../secret'"),
        (program(extra='emitc.verbatim "int evil;"'), "unsupported: emitc.verbatim at the top of a C file"),
        (program(extra="func.func private @f()"), "unsupported: func.func at the top of a C file"),
    ],
)
def test_bad_modules_are_errors(c, text: str, message: str) -> None:
    with pytest.raises(Error, match=re.escape(message)):
        emit_c(c.parse(text), "model")


def test_constants_may_not_be_written(c) -> None:
    """A pointer to an argument goes only where hloom.const says that nothing is written."""
    extra = """emitc.func @k(%p: !emitc.ptr<f32>) attributes {specifiers = ["static"]} {
    %i = "emitc.constant"() <{value = 0 : index}> : () -> index
    %s = emitc.subscript %p[%i] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
    %x = "emitc.constant"() <{value = 1.0 : f32}> : () -> f32
    emitc.assign %x : f32 to %s : <f32>
    emitc.return
  }"""
    with pytest.raises(Error, match=r"argument 0 of @k is constant, but not marked hloom\.const"):
        c.emit(program("emitc.call @k(%a) : (!emitc.ptr<f32>) -> ()", extra=extra))
    direct = """%i = "emitc.constant"() <{value = 0 : index}> : () -> index
    %s = emitc.subscript %a[%i] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
    %x = "emitc.constant"() <{value = 1.0 : f32}> : () -> f32
    emitc.assign %x : f32 to %s : <f32>"""
    with pytest.raises(Error, match="writes to a constant"):
        c.emit(program(direct))


def test_functions_stand_before_their_callers_and_unused_ones_nowhere(c) -> None:
    def function(name: str, body: str) -> str:
        return f"""emitc.func @{name}(%p: !emitc.ptr<f32>) {{
    %i = "emitc.constant"() <{{value = 0 : index}}> : () -> index
    %s = emitc.subscript %p[%i] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
    %x = "emitc.constant"() <{{value = 1.0 : f32}}> : () -> f32
    {body}
    emitc.assign %x : f32 to %s : <f32>
    emitc.return
  }}
"""

    call = "emitc.call @{}(%p) : (!emitc.ptr<f32>) -> ()"
    extra = function("first", call.format("second")) + function("second", "") + function("spare", "")
    source = c.emit(program("emitc.call @first(%b) : (!emitc.ptr<f32>) -> ()", extra=extra)).source
    assert source.index("static void second(") < source.index("static void first(") < source.index("int model(")
    assert "spare" not in source
    loop = function("first", call.format("second")) + function("second", call.format("first"))
    with pytest.raises(Unsupported, match="calls itself"):
        c.emit(program("emitc.call @first(%b) : (!emitc.ptr<f32>) -> ()", extra=loop))


def test_the_workspace_and_the_constants_are_cut_up(c) -> None:
    arguments = """{role = "argument", name = "x", type = tensor<4xf32>},
        {role = "constants", name = "constants", type = tensor<64xi8>},
        {role = "workspace", name = "workspace", type = tensor<128xi8>}"""
    body = """%i = "emitc.constant"() <{value = 1 : index}> : () -> index
    %o = "emitc.constant"() <{value = 64 : i64}> : () -> i64
    %w = emitc.add %c, %o : (!emitc.ptr<i8>, i64) -> !emitc.ptr<i8>
    %wf = emitc.cast %w : !emitc.ptr<i8> to !emitc.ptr<f32>
    %kf = emitc.cast %b : !emitc.ptr<i8> to !emitc.ptr<f32>
    emitc.call @copy(%kf, %wf) : (!emitc.ptr<f32>, !emitc.ptr<f32>) -> ()
    emitc.call @copy(%wf, %d) : (!emitc.ptr<f32>, !emitc.ptr<f32>) -> ()"""
    extra = """emitc.func @copy(%p: !emitc.ptr<f32> {hloom.const}, %q: !emitc.ptr<f32> {hloom.restrict}) {
    %n = "emitc.constant"() <{value = 16 : index}> : () -> !emitc.size_t
    emitc.call_opaque "memcpy"(%q, %p, %n) : (!emitc.ptr<f32>, !emitc.ptr<f32>, !emitc.size_t) -> ()
    emitc.return
  }"""
    constants = np.arange(16, dtype=np.float32)
    text = program(body, arguments=arguments, types=("f32", "i8", "i8", "f32"), extra=extra)
    module = c.parse(text)
    module.attributes["hloom.constants"] = DenseIntOrFPElementsAttr.from_list(
        TensorType(i8, [64]), constants.view(np.int8).tolist()
    )
    sources = emit_c(module, "model")
    assert sources.constants == constants.tobytes()
    assert "float *wf = (float *)((int8_t *)workspace + 64);" in sources.source
    assert "copy((const float *)constants, wf);" in sources.source
    assert "static void copy(const float *p, float *restrict q)" in sources.source
    np.testing.assert_array_equal(c.run(sources, [np.zeros(4, np.float32)])[0], np.arange(4))


def _seconds(module: ModuleOp) -> float:
    def once() -> float:
        start = time.perf_counter()
        emit_c(module, "model")
        return time.perf_counter() - start

    return min(once() for _ in range(3))


@pytest.mark.parametrize(
    ("each", "last"),
    [
        (
            "%a{n} = emitc.load %s : <f32>\n%v{m} = emitc.add %a{n}, %v{n} : (f32, f32) -> f32\n"
            "emitc.assign %v{m} : f32 to %s : <f32>",
            "",
        ),
        (
            # Values that all wait, while memory is written.
            "%p{n} = emitc.mul %x, %x : (f32, f32) -> f32\n"
            "emitc.for %j{n} = %i to %i step %i {{\n emitc.assign %x : f32 to %s : <f32>\n }}",
            "emitc.assign %p{n} : f32 to %s : <f32>",
        ),
        ("%w{n} = emitc.call @f(%x) : (f32) -> f32\nemitc.assign %w{n} : f32 to %s : <f32>", ""),
        (
            '%l{n} = "emitc.variable"() <{{value = 0.0 : f32}}> : () -> !emitc.lvalue<f32>\n'
            "%r{n} = emitc.load %l{n} : <f32>\nemitc.assign %r{n} : f32 to %s : <f32>",
            "",
        ),
    ],
)
def test_cost_is_linear(c, each: str, last: str) -> None:
    def module(count: int) -> ModuleOp:
        lines = ['%i = "emitc.constant"() <{value = 0 : index}> : () -> index']
        lines.append("%s = emitc.subscript %b[%i] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>")
        lines.append('%v0 = "emitc.constant"() <{value = 1.0 : f32}> : () -> f32')
        lines.append("%x = emitc.load %s : <f32>")
        lines += [each.format(n=n, m=n + 1) for n in range(count)]
        lines += [last.format(n=n) for n in range(count) if last]
        extra = "emitc.func @f(%x: f32) -> f32 {\n%y = emitc.add %x, %x : (f32, f32) -> f32\nemitc.return %y : f32\n}"
        return c.parse(program("\n".join(lines), extra=extra))

    assert _seconds(module(1000)) < 15 * _seconds(module(200))


def test_headers_of_the_table_may_be_asked_for(c) -> None:
    assert "#include <limits.h>\n" in c.emit(program(extra='emitc.include <"limits.h">')).source
