"""Prints the Nth fenced command block of the README's section "Two commands", for CI to run as it stands."""

import re
import sys
from pathlib import Path


def main() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Two commands", 1)[1].split("\n## ", 1)[0]
    blocks = re.findall(r"^```sh\n(.*?)^```", section, re.M | re.S)
    print(blocks[int(sys.argv[1]) - 1], end="")


if __name__ == "__main__":
    main()
