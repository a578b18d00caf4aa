"""Affine expressions, maps and sets as MLIR writes them: `(d0, d1)[s0] -> (d0 - d1 * 3, s0 floordiv 2)`."""

from __future__ import annotations

from xdsl.ir.affine import (
    AffineBinaryOpExpr,
    AffineBinaryOpKind,
    AffineConstantExpr,
    AffineDimExpr,
    AffineExpr,
    AffineMap,
    AffineSet,
    AffineSymExpr,
)

_SPELLING = {
    AffineBinaryOpKind.Mul: " * ",
    AffineBinaryOpKind.Mod: " mod ",
    AffineBinaryOpKind.FloorDiv: " floordiv ",
    AffineBinaryOpKind.CeilDiv: " ceildiv ",
}


def map_text(map: AffineMap) -> str:
    """`(d0, d1)[s0] -> (d0 + s0, d1)`."""
    return f"{_space(map.num_dims, map.num_symbols)} -> ({', '.join(expr_text(expr) for expr in map.results)})"


def set_text(set: AffineSet) -> str:
    """`(d0)[s0] : (d0 - s0 >= 0)`."""
    constraints = (f"{expr_text(c.lhs)} {c.kind.value} {expr_text(c.rhs)}" for c in set.constraints)
    return f"{_space(set.num_dims, set.num_symbols)} : ({', '.join(constraints)})"


def _space(dims: int, symbols: int) -> str:
    names = f"({', '.join(f'd{i}' for i in range(dims))})"
    return f"{names}[{', '.join(f's{i}' for i in range(symbols))}]" if symbols else names


def expr_text(expr: AffineExpr, tight: bool = False) -> str:
    """An affine expression; `tight` where it is the operand of an operator that binds more strongly than `+`."""
    if isinstance(expr, AffineDimExpr):
        return f"d{expr.position}"
    if isinstance(expr, AffineSymExpr):
        return f"s{expr.position}"
    if isinstance(expr, AffineConstantExpr):
        return str(expr.value)
    assert isinstance(expr, AffineBinaryOpExpr)
    text = _sum_text(expr.lhs, expr.rhs) if expr.kind is AffineBinaryOpKind.Add else _product_text(expr)
    return f"({text})" if tight else text


def _product_text(expr: AffineBinaryOpExpr) -> str:
    left = expr_text(expr.lhs, tight=True)
    if expr.kind is AffineBinaryOpKind.Mul and _constant(expr.rhs) == -1:
        return f"-{left}"
    return f"{left}{_SPELLING[expr.kind]}{expr_text(expr.rhs, tight=True)}"


def _sum_text(lhs: AffineExpr, rhs: AffineExpr) -> str:
    left = expr_text(lhs)
    if isinstance(rhs, AffineBinaryOpExpr) and rhs.kind is AffineBinaryOpKind.Mul:
        factor = _constant(rhs.rhs)
        if factor == -1:
            is_sum = isinstance(rhs.lhs, AffineBinaryOpExpr) and rhs.lhs.kind is AffineBinaryOpKind.Add
            return f"{left} - {expr_text(rhs.lhs, tight=is_sum)}"
        if factor is not None and factor < -1:
            return f"{left} - {expr_text(rhs.lhs, tight=True)} * {-factor}"
    constant = _constant(rhs)
    if constant is not None and constant < 0:
        return f"{left} - {-constant}"
    return f"{left} + {expr_text(rhs)}"


def _constant(expr: AffineExpr) -> int | None:
    return expr.value if isinstance(expr, AffineConstantExpr) else None
