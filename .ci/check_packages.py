"""Installs hloom three ways, each in a clean environment, and runs it there away from the tree.

The ways: the wheel built from the tree, the wheel built from the sdist, and an editable install.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILES = ("py.typed", "dialects/text/mlir.lark", "dialects/text/prebuilt.tables", "lowering/kernels/math_f32.mlir")
SMOKE = """
import sys
from importlib.resources import files
import numpy as np
import hloom
root = files("hloom")
for name in {files!r}:
    assert root.joinpath(name).is_file() or sys.argv[3] == "editable", f"the package lacks {{name}}"
text = open(sys.argv[1]).read()
images = (np.load(sys.argv[2]) / 16).astype(np.float32)
a, b = hloom.compile(text, target="c")(images), hloom.compile(text, target="interpreter")(images)
assert np.abs(a - b).max() <= 1e-5 * np.abs(b).max()
"""


def run(*command: str | Path, cwd: Path) -> None:
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run([str(c) for c in command], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")


def try_install(name: str, folder: Path, *arguments: str | Path) -> None:
    """Installs with `pip install *arguments` in a new environment; runs both entry points and a compilation."""
    env = folder / f"env-{name}"
    venv.create(env, with_pip=True)
    run(env / "bin/pip", "install", "-q", *arguments, cwd=folder)
    run(env / "bin/hloom", "--version", cwd=folder)
    run(env / "bin/hloom-opt", ROOT / "tests/programs/softmax.mlir", "-p", "canonicalize,cse", cwd=folder)
    model, images = ROOT / "examples/digits/mlp.mlir", ROOT / "examples/digits/images.npy"
    run(
        env / "bin/python",
        "-c",
        SMOKE.format(files=FILES),
        model,
        images,
        name,
        cwd=folder,
    )
    print(f"{name}: installs and compiles")
    shutil.rmtree(env)


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        build = [sys.executable, "-m", "build", "-q"]
        run(*build, "--wheel", "--outdir", folder / "tree", ROOT, cwd=folder)
        run(*build, "--outdir", folder / "sdist", ROOT, cwd=folder)  # builds the wheel from the sdist
        for way in ("tree", "sdist"):
            (wheel,) = (folder / way).glob("*.whl")
            try_install(way, folder, wheel)
        try_install("editable", folder, "-e", ROOT)


if __name__ == "__main__":
    main()
