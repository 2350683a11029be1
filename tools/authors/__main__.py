"""`python -m tools.authors` writes the reference; a test fails where the file differs from what this makes."""

from pathlib import Path

from tools.authors.reference import reference

REFERENCE = Path(__file__).resolve().parents[2] / "docs/authors/reference.md"

if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8")
    print(f"{REFERENCE.name} is written.")
