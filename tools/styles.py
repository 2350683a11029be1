"""Builds the style sheet and script of the pages from npm packages; installs no Python package.

Run by `make styles` and, when something it reads has changed, by `make demo` and `make test`.
"""

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src/putright/web/styles"
BUILT = ROOT / "src/putright/web/static/putright"
STYLE_SHEET = BUILT / "putright.css"
SCRIPT = BUILT / "govuk-frontend.min.js"
STAMP = ROOT / "node_modules/.putright-styles"
NODE_LOCK = ROOT / "requirements/node.txt"
OLDEST_NODE = (20, 19)  # the oldest that the Sass compiler in package-lock.json runs on


def main() -> int:
    """Build what is out of date and return the exit status."""
    if is_up_to_date():
        return 0
    try:
        tools = node_tools()
        install_packages(tools)
        compile_style_sheet(tools)
        copy_script()
        pack()
    except subprocess.CalledProcessError as fault:
        print(f"The styles could not be built: `{' '.join(map(str, fault.cmd))}` failed (see above).")
        print("It needs the npm registry once. Without a network the pages cannot be styled.")
        return 1
    STAMP.write_text(fingerprint())
    return 0


def is_up_to_date() -> bool:
    """Say whether the built files exist and were made from the sources as they are now."""
    files = (STYLE_SHEET, SCRIPT)
    built = STAMP.exists() and all(file.exists() and file.with_name(f"{file.name}.gz").exists() for file in files)
    return built and STAMP.read_text() == fingerprint()


def fingerprint() -> str:
    """Return a hash of everything the built files are made from."""
    inputs = [Path(__file__), ROOT / "package-lock.json", *sorted(SOURCES.glob("*.scss"))]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in inputs)).hexdigest()


def node_tools() -> Path:
    """Return the folder that holds a usable `node` and `npm`, installing them in the environment if there is none."""
    for name in (Path(sys.executable).parent / "node", shutil.which("node")):
        if name and is_usable_node(Path(name)):
            return Path(name).parent
    print("No Node.js 20.19 or newer here: installing one in .venv for building the styles.", flush=True)
    quiet = ["--quiet", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "install", *quiet, "--require-hashes", "-r", str(NODE_LOCK)]
    subprocess.run(command, check=True)
    return Path(sys.executable).parent


def is_usable_node(node: Path) -> bool:
    """Say whether this is a Node.js that is new enough, with npm beside it."""
    if not node.exists() or not node.with_name("npm").exists():
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.(\d+)", answer)
    return found is not None and (int(found[1]), int(found[2])) >= OLDEST_NODE


def install_packages(tools: Path) -> None:
    """Install the locked npm packages, running no script of theirs."""
    run(tools, "npm", "ci", "--ignore-scripts", "--omit=optional", "--loglevel=error")


def compile_style_sheet(tools: Path) -> None:
    """Compile the Sass sources to the one style sheet of the pages."""
    BUILT.mkdir(parents=True, exist_ok=True)
    options = ["--no-source-map", "--style=compressed", "--load-path=node_modules/govuk-frontend/dist"]
    sources_and_target = [str(SOURCES / "putright.scss"), str(STYLE_SHEET)]
    run(tools, "node", "node_modules/sass/sass.js", *options, *sources_and_target)


def copy_script() -> None:
    """Copy the script of the components, leaving out the pointer to a source map that is not served."""
    script = (ROOT / "node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js").read_text(encoding="utf-8")
    SCRIPT.write_text(re.sub(r"//# sourceMappingURL=.*", "", script), encoding="utf-8")


def pack() -> None:
    """Put a packed copy beside each file, which is sent to every browser that takes it: a sixth of the weight."""
    for file in (STYLE_SHEET, SCRIPT):
        packed = gzip.compress(file.read_bytes(), compresslevel=9, mtime=0)
        file.with_name(f"{file.name}.gz").write_bytes(packed)


def run(tools: Path, program: str, *arguments: str) -> None:
    """Run one program of Node.js in the project's folder."""
    environment = os.environ | {"PATH": f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"}
    subprocess.run([str(tools / program), *arguments], cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    sys.exit(main())
