#!/usr/bin/env python3
"""Build the archive: ``python build.py [VERB] [OPTIONS]`` is ``archive [VERB] [OPTIONS]``."""

from archive.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
