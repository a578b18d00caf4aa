"""Assembly formats to parts, from left to right, taking neighbours together as the lexer does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from xdsl.irdl.declarative_assembly_format import (
    AttrDictDirective,
    AttributeVariable,
    CustomDirective,
    FormatDirective,
    FunctionalTypeDirective,
    KeywordDirective,
    OperandDirective,
    OperandsDirective,
    OptionalGroupDirective,
    PunctuationDirective,
    RegionDirective,
    ResultsDirective,
    SuccessorVariable,
    TypeableDirective,
    TypedAttributeVariable,
    TypeDirective,
    VariadicOperandVariable,
    WhitespaceDirective,
)

from .parts import (
    Custom,
    Filling,
    Part,
    Unsupported,
    attribute_part,
    dictionary_part,
    region_part,
    subscript_part,
    successor_part,
    take_all,
    take_signature,
    take_types,
    take_uses,
    takes_one,
)


class Converter:
    """Converts the elements of a format; `customs` says how custom directives are read, by their class names.

    `single_result`: the operation has one result, so that `type(results)` is one type.
    """

    def __init__(self, customs: Mapping[str, Custom], *, single_result: bool = True) -> None:
        self.customs, self.single_result = customs, single_result

    def parts(self, elements: Sequence[FormatDirective], *, present: bool = False) -> list[Part]:
        """`present`: in an optional group, whose first element decides that there is one."""
        elements = [e for e in elements if not isinstance(e, WhitespaceDirective)]
        found: list[Part] = []
        at = 0
        while at < len(elements):
            part, at = self._next(elements, at, present and not at)
            found.append(part)
        return found

    def _next(self, elements: Sequence[FormatDirective], at: int, present: bool) -> tuple[Part, int]:
        element = elements[at]
        if isinstance(element, OperandDirective | OperandsDirective) or self._operands_of(element) is not None:
            return self._operands(elements, at, present)
        if _is_punctuation(element, ":"):
            return self._after_colon(elements, at)
        if not present and _is_bracketed(elements[at : at + 3], VariadicOperandVariable):
            return Part("subscripts", 1, take_uses([cast(OperandDirective, elements[at + 1])])), at + 3
        if _is_bracketed(elements[at : at + 3], TypedAttributeVariable):
            return subscript_part(cast(TypedAttributeVariable, elements[at + 1])), at + 3
        if isinstance(element, TypeDirective):
            inners, end = _types(elements, at)
            return Part("type_list" if self._many(inners) else "type", 1, take_types(inners)), end
        if type(element) is AttributeVariable and not element.is_optional and _is_typed(elements[at + 1 :]):
            return attribute_part(element, "@value"), at + 1
        return self._single(element), at + 1

    def _operands_of(self, element: FormatDirective) -> OperandDirective | None:
        custom = self.customs.get(type(element).__name__)
        return getattr(element, custom.operands) if custom is not None and custom.operands is not None else None

    def _operands(self, elements: Sequence[FormatDirective], at: int, present: bool) -> tuple[Part, int]:
        """The operands of `$a, $b`, which are one token, and where they end."""
        directives: list[OperandDirective] = []
        while True:
            element = elements[at]
            listed = self._operands_of(element)
            directives.append(listed if listed is not None else cast(OperandDirective, element))
            at += 1
            if listed is not None:
                return Part('USES ","', 2, take_uses(directives)), at
            last = _optional_last(elements[at]) if at < len(elements) else None
            if last is not None:
                directives.append(last)
                at += 1
            if not self._goes_on(elements, at):
                break
            at += 1
        sure = present or any(map(takes_one, directives))
        return Part("USES" if sure else "[USES]", 1, take_uses(directives)), at

    def _goes_on(self, elements: Sequence[FormatDirective], at: int) -> bool:
        if at + 1 >= len(elements) or not _is_punctuation(elements[at], ","):
            return False
        return (
            isinstance(elements[at + 1], OperandDirective | OperandsDirective)
            or self._operands_of(elements[at + 1]) is not None
        )

    def _single(self, element: FormatDirective) -> Part:
        match element:
            case PunctuationDirective():
                return Part(f'"{element.punctuation}"', 1)
            case KeywordDirective():
                return Part(f'"{element.keyword}"', 1)
            case AttrDictDirective():
                return dictionary_part(element)
            case AttributeVariable():
                return attribute_part(element)
            case RegionDirective():
                return region_part(element)
            case SuccessorVariable():
                return successor_part(element)
            case OptionalGroupDirective():
                return self._group(element)
            case CustomDirective() if type(element).__name__ in self.customs:
                return self.customs[type(element).__name__].part(element)
            case _:
                raise Unsupported(type(element).__name__)

    def _after_colon(self, elements: Sequence[FormatDirective], at: int) -> tuple[Part, int]:
        following = elements[at + 1] if at + 1 < len(elements) else None
        if isinstance(following, FunctionalTypeDirective):
            ins, outs = following.operand_typeable_directive, following.result_typeable_directive
            return Part("signature", 1, take_signature([ins], [outs])), at + 2
        spelled = _spelled_signature(elements, at + 1)
        if spelled is not None:
            return spelled
        if isinstance(following, TypeDirective):
            inners, end = _types(elements, at + 1)
            return Part("types" if self._many(inners) else "colon_type", 1, take_types(inners)), end
        if isinstance(following, CustomDirective) and type(following).__name__ in self.customs:
            custom = self.customs[type(following).__name__]
            if custom.symbols.startswith(":"):  # a directive whose rule takes the colon in, since fat tokens do
                return Part(custom.symbols[1:].lstrip(), custom.size, custom.part(following).take), at + 2
        return Part('":"', 1), at + 1

    def _many(self, inners: Sequence[TypeableDirective]) -> bool:
        """Whether more types than one can stand there."""
        if len(inners) == 1 and isinstance(inners[0], ResultsDirective):
            return not self.single_result
        return len(inners) != 1 or inners[0].is_variadic_like()

    def _group(self, group: OptionalGroupDirective) -> Part:
        if group.else_elements:
            raise Unsupported("an optional group with an else")
        inner = self.parts([group.then_first, *group.then_elements], present=True)
        size = sum(part.size for part in inner)

        def take(filling: Filling, values: Sequence[Any], at: int) -> None:
            if all(value is None for value in values):
                group.set_empty(filling.state)
            else:
                take_all(inner, filling, values, at)

        return Part(f"[{' '.join(part.symbols for part in inner if part.symbols)}]", size, take)


def _is_punctuation(element: FormatDirective, punctuation: str) -> bool:
    return isinstance(element, PunctuationDirective) and element.punctuation == punctuation


def _is_bracketed(elements: Sequence[FormatDirective], inner: type[FormatDirective]) -> bool:
    """`[$indices]` or `[$number]`: without operands what stands there is one token."""
    return (
        len(elements) == 3
        and _is_punctuation(elements[0], "[")
        and isinstance(elements[1], inner)
        and _is_punctuation(elements[2], "]")
    )


def _is_typed(following: Sequence[FormatDirective]) -> bool:
    """Whether an attribute may say its type after a colon: no colon of the format can be meant."""
    return not any(_is_punctuation(element, ":") for element in following)


def _optional_last(element: FormatDirective) -> OperandDirective | None:
    """The operand of `(`,` $last^)?`."""
    if not isinstance(element, OptionalGroupDirective) or not _is_punctuation(element.then_first, ","):
        return None
    inner = [e for e in element.then_elements if not isinstance(e, WhitespaceDirective)]
    return inner[0] if len(inner) == 1 and isinstance(inner[0], OperandDirective) else None


def _types(elements: Sequence[FormatDirective], at: int) -> tuple[list[TypeableDirective], int]:
    """The directives of `type($a), type($b)`, and where they end."""
    inners: list[TypeableDirective] = []
    while at < len(elements) and isinstance(directive := elements[at], TypeDirective):
        inners.append(directive.inner)
        at += 1
        more = at + 1 < len(elements) and isinstance(elements[at + 1], TypeDirective)
        if not more or not _is_punctuation(elements[at], ","):
            break
        at += 1
    return inners, at


def _spelled_signature(elements: Sequence[FormatDirective], at: int) -> tuple[Part, int] | None:
    """`(type($a), type($b)) -> type($c)` after a colon, which comes as one token."""
    if at >= len(elements) or not _is_punctuation(elements[at], "("):
        return None
    ins, end = _types(elements, at + 1)
    rest = elements[end : end + 3]
    if len(rest) < 3 or not _is_punctuation(rest[0], ")") or not _is_punctuation(rest[1], "->"):
        return None
    result = rest[2]
    return (
        (Part("signature", 1, take_signature(ins, [result.inner])), end + 3)
        if isinstance(result, TypeDirective)
        else None
    )
