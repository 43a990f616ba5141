"""``python -m archive`` is the console command ``archive``."""

from archive.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
