"""Custom forms of `sdy`."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from xdsl.ir import Attribute, Operation

from ...sdy import MeshAttr, ShardingAttr
from ..declarative import DeclarativeForms


class SdyForms(DeclarativeForms):
    """Meshes are read in pieces, and put together as Shardy writes them; shardings stay as they are."""

    name = "sdy"
    operations: ClassVar[Mapping[str, Sequence[str]]] = {
        "SDY_MESH": ["sdy.mesh"],
        "SDY_CONSTRAINT": ["sdy.sharding_constraint"],
    }
    grammar = """
sdy_devices: "," "device_ids" "=" INTEGERS
sdy_mesh: "<" INTEGERS [sdy_devices] ">"                                      -> sdy_unnamed_mesh
    | "<" "[" sdy_mesh_axes "]" [sdy_devices] ">"                             -> sdy_named_mesh
sdy_mesh_axes: sdy_mesh_axis                                                  -> first
    | sdy_mesh_axes "," sdy_mesh_axis                                         -> append
sdy_mesh_axis: STRING "=" NUMBER

%extend operation_body: SDY_MESH SYMBOL "=" sdy_mesh [dictionary]             -> sdy_mesh_op
    | SDY_CONSTRAINT USES SHARDING [dictionary] colon_type                -> sdy_constraint_op
"""

    def sdy_devices(self, c: Sequence[Any]) -> str:
        return f", device_ids={c[3].value}"

    def sdy_unnamed_mesh(self, c: Sequence[Any]) -> str:
        return f"<[]{c[2] or ''}>"

    def sdy_named_mesh(self, c: Sequence[Any]) -> str:
        return f"<[{', '.join(c[2])}]{c[4] or ''}>"

    def sdy_mesh_axis(self, c: Sequence[Any]) -> str:
        return f'"{c[0].value}"={c[2].value}'

    def sdy_mesh_op(self, c: Sequence[Any]) -> Operation:
        head, name, _, mesh, attributes = c
        properties: dict[str, Attribute] = {"sym_name": self.reader.symbol_name(name), "mesh": MeshAttr(mesh)}
        return self.reader.make(head, properties=properties, attributes=attributes)

    def sdy_constraint_op(self, c: Sequence[Any]) -> Operation:
        head, uses, sharding, attributes, type = c
        operands = self.reader.operands(uses, [type])
        return self.reader.make(head, operands, [type], {"sharding": ShardingAttr(sharding.value)}, attributes)


FORMS = SdyForms
