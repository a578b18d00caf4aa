"""Fourier transforms, as `linalg_ext.fft`."""

from __future__ import annotations

from typing import Any, cast

from xdsl.dialects.builtin import StringAttr
from xdsl.ir import Operation

from hloom.dialects.linalg_ext import FftOp

from .extended import read_extended
from .graph import Node
from .reading import Handler, Reader
from .types import shaped


def _read_fft(reader: Reader, op: Operation) -> Node:
    (x,) = reader.of(op.operands)
    kind = str(cast(Any, op.properties["fft_type"]).data)
    properties = {"fft_type": StringAttr(kind), "fft_length": op.properties["fft_length"]}
    (transform,) = read_extended(reader, op, FftOp, [x], [shaped(op.results[0], op)], properties)
    return transform


READERS: dict[str, Handler] = {"stablehlo.fft": _read_fft}
