"""`python -m hloom` is the command `hloom`."""

import sys

from hloom.tools.main import main

sys.exit(main())
