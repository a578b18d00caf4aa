"""Names that people and attackers give to things, and a program that is called by one of them everywhere."""

from __future__ import annotations

import re

from hloom.dialects.text.printing.attributes import string_text

# What the program is called where no harm is meant.
PLAIN = "plain_17"

NAMES = [
    # ends of comments, strings and lines
    "*/ system(0); /*",
    "/* open",
    "// line",
    "*/",
    '"; system("true"); "',
    'a"b',
    "a'b",
    "a\\",
    "a\\\nb",
    "a\nint injected;",
    "a\r\n#include <stdlib.h>",
    "a\x00b",
    "\x1b[31mred",
    "a\u2028b",
    # trigraphs, digraphs and the preprocessor
    "??/",
    "a??/\nb",
    "??=define x",
    "%:include",
    "<::>",
    "#error stop",
    '#include "/etc/passwd"',
    "#define plain 1",
    "_Pragma(x)",
    "__FILE__",
    "__COUNTER__",
    # formats
    "%s%n%d",
    "{0}{name}",
    "${HOME}`id`$(id)",
    # keywords, reserved identifiers and the C library
    "int",
    "while",
    "restrict",
    "_Bool",
    "class",
    "operator",
    "asm",
    "__attribute__((constructor))",
    "_Exit",
    "__builtin_trap",
    "defined",
    "main",
    "malloc",
    "exp",
    "tanhf",
    "errno",
    "NULL",
    "INT32_MAX",
    "int32_t",
    "size_t",
    "linux",
    "I",
    "EOF",
    # our own
    "hloom_tanh_f33",
    "workspace",
    "constants",
    "result",
    "arg0",
    "PLAIN_17_WORKSPACE_BYTES",
    "main_workspace_bytes",
    "HLOOM_MAIN_H",
    "float_of_uint32",
    "add_tanh",
    # paths
    "../../x",
    "/etc/passwd",
    "..",
    ".",
    "-o",
    "-rf",
    "~root",
    "C:\\x",
    "con.aux",
    "a/b/c",
    # letters
    "",
    " ",
    "_",
    "0",
    "9lives",
    "größe",
    "\u202eevil",
    "\U0001f600",
    "ℵ₀",
    "x" * 5000,
    "a" * 300 + "b",
    "a.b:c,d;e(f)[g]{h}<i>",
    "@plain",
    "%arg0",
]

PROGRAM = f"""module @{PLAIN} {{
  func.func public @{PLAIN}(%arg0: tensor<4x8xf32> {{jax.arg_info = "{PLAIN}"}}, %arg1: tensor<8xf32> loc("{PLAIN}"))
      -> (tensor<4x8xf32> {{jax.result_info = "{PLAIN}"}}, tensor<4xf32> {{jax.result_info = "{PLAIN}"}}) {{
    %cst = stablehlo.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<8xf32> loc("{PLAIN}")
    %zero = stablehlo.constant dense<0.0> : tensor<f32> loc("{PLAIN}")
    %0 = stablehlo.add %arg1, %cst : tensor<8xf32> loc("{PLAIN}"("{PLAIN}":1:2))
    %1 = stablehlo.broadcast_in_dim %0, dims = [1] : (tensor<8xf32>) -> tensor<4x8xf32> loc("{PLAIN}")
    %2 = stablehlo.add %arg0, %1 : tensor<4x8xf32> loc("{PLAIN}")
    %3 = stablehlo.tanh %2 : tensor<4x8xf32> loc("{PLAIN}")
    %4 = stablehlo.reduce(%3 init: %zero) applies stablehlo.add across dimensions = [1]
        : (tensor<4x8xf32>, tensor<f32>) -> tensor<4xf32> loc("{PLAIN}")
    %5 = func.call @{PLAIN}_callee(%4) : (tensor<4xf32>) -> tensor<4xf32> loc("{PLAIN}")
    return %3, %5 : tensor<4x8xf32>, tensor<4xf32>
  }}
  func.func private @{PLAIN}_callee(%arg0: tensor<4xf32> loc("{PLAIN}")) -> tensor<4xf32> {{
    %0 = stablehlo.exponential %arg0 : tensor<4xf32>
    return %0 : tensor<4xf32>
  }}
}}
"""


def renamed(text: str, name: str) -> str:
    """A program's text with `name` in every place where it says `PLAIN`: symbols, strings and locations."""
    written = string_text(name)[1:-1]

    def symbol(match: re.Match[str]) -> str:
        return f'@"{written}{match[1]}"'

    text = re.sub(rf"@{PLAIN}(\w*)", symbol, text)
    return text.replace(PLAIN, written)


# Comments, strings and characters, names, numbers, and other marks.
_TOKEN = re.compile(
    r"/\*.*?\*/|//[^\n]*"
    r'|(?P<text>"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[\w.]+\.h>)'
    r"|(?P<name>[A-Za-z_]\w*)|(?P<mark>\.?\d[\w.]*(?:(?<=[eEpP])[+-]\w*)?|\S)",
    re.DOTALL,
)
_KEYWORDS = frozenset(
    str.split(
        "auto break case char const continue default do double else enum extern float for goto if inline int int8_t"
        " int32_t uint8_t uint32_t uint64_t long ptrdiff_t register restrict return short signed size_t sizeof static"
        " struct switch typedef union unsigned void volatile while"
    )
)


def skeleton(source: str) -> list[str]:
    """The tokens of C, all names that are no keywords being one, and all strings: what no name may change."""
    found: list[str] = []
    for match in _TOKEN.finditer(source):
        if match["name"]:
            found.append(match["name"] if match["name"] in _KEYWORDS else "name")
        elif match["text"]:
            found.append("text")
        elif match["mark"]:
            found.append(match["mark"])
    return found
