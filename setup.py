"""The one step that pyproject.toml cannot say: the parser's tables are built into the wheel."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

_WRITE_TABLES = "from hloom.dialects.text import tables; tables.prebuild()"


class BuildWithTables(build_py):
    """Builds the package, then the tables from what was built; an editable install makes them on first use."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        built = Path(self.build_lib).resolve()
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(built), *sys.path])}
        subprocess.run([sys.executable, "-c", _WRITE_TABLES], check=True, env=environment, cwd=built)


setup(cmdclass={"build_py": BuildWithTables})
