"""Actions of a file as a whole, and of its resource section."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xdsl.dialect_interfaces.op_asm import OpAsmDialectInterface

from ..diagnostics import LocatedError
from .state import State


class FileActions(State):
    """What the rules of files and of `{-# … #-}` do."""

    def file(self, c: list[Any]) -> None:
        return None

    def resource(self, key: str) -> str:
        return self.resource_names.get(key, key)

    def read_resources(self) -> None:
        """Reads the resource section, which stands last, before anything names a blob.

        A mistake in it is left for the reading of the whole text to report.
        """
        start = self.text.rfind("{-#")
        if start < 0:
            return
        try:
            self.read("file", start)
        except LocatedError:
            self.nesting = 0

    def _blobs(self) -> OpAsmDialectInterface:
        interface = self.context.get_dialect("builtin").get_interface(OpAsmDialectInterface)
        assert interface is not None
        return interface

    def resources(self, c: Sequence[Any]) -> None:
        """Blobs go where xDSL keeps them, for all modules of a process; external resources are for other tools."""
        for section, groups in c[2] or ():
            if section not in ("dialect_resources", "external_resources"):
                raise self.error(f"unknown section '{section}' in file metadata", self.at(1))
            if section == "external_resources":
                self.external |= {group: dict(entries) for group, entries in groups}
                continue
            for dialect, entries in groups:
                if dialect != "builtin":
                    raise self.unsupported(f"resources of dialect {dialect}", self.at(1))
                for key, blob in entries:
                    self._add_blob(key, blob)

    def _add_blob(self, key: str, blob: Any) -> None:
        if not isinstance(blob, str) or not blob.startswith("0x"):
            raise self.error(f"expected hex string blob for key '{key}'", self.at(1))
        blobs = self._blobs()
        held = blobs.lookup(key)
        if held == blob:
            return
        if held != "":
            self.resource_names[key] = key = blobs.declare_resource(key)
        blobs.parse_resource(key, blob)

    def resource_section(self, c: Sequence[Any]) -> tuple[str, Any]:
        return c[0].value, c[3] or ()

    def resource_group(self, c: Sequence[Any]) -> tuple[str, Any]:
        return c[0].value, c[3] or ()

    def resource_entry(self, c: list[Any]) -> tuple[str, Any]:
        return c[0], c[2].value if c[2].type == "STRING" else c[2].value == "true"
