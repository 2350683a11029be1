# Everything a person does with a copy of Putright. It needs Python 3.11 or newer (with venv) and the package
# registries; each target makes `.venv` and installs what it lacks, and has nothing to do when all is up to date.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo test lint format bench soak messages corpus pictures styles texts lock clean application development

# The first of these that is new enough; the plain name last, so that the set-up can say what it lacks.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$python"; exit; }; done; echo python3)
BIN := .venv/bin
PORT ?= 8000
CASES ?= 10000
WORKERS ?= 2
STORED := $(sort $(dir $(wildcard tests/people/test_*.py tests/register/test_*.py tests/site/upkeep/test_*.py))) tests/test_statements.py
export PORT

help:
	@echo 'make demo     five organisations with made-up cases, on http://localhost:$(PORT)'
	@echo 'make test     every test (PostgreSQL and browser tests where those are present)'
	@echo 'make lint     style, types and the arrows between the layers'
	@echo 'make format   put the code in the one style'
	@echo 'make bench    make cases and time each kind of work: CASES=100000'
	@echo 'make soak     the property tests, at length'
	@echo 'make corpus   read some 6,000 real messages and 2,000 made to do harm'
	@echo 'make pictures make the pictures of the guides again, in docs/pictures'
	@echo 'make styles   build the style sheet and script of the pages'
	@echo 'make texts    collect the texts of the pages for translators, and compile translations'
	@echo 'make lock     resolve the locked packages again: OPTIONS=--upgrade'
	@echo 'make clean    remove everything that these targets made'

application development:
	@command -v '$(PYTHON)' >/dev/null 2>&1 || { echo 'Putright needs Python 3.11 or newer, and there is no $(PYTHON) here.'; exit 1; }
	@'$(PYTHON)' tools/set_up.py $@

demo: application
	@$(BIN)/python tools/styles.py
	@$(BIN)/python tools/texts.py
	@$(BIN)/putright demo

# The parts that keep records run on PostgreSQL as well, where a server can be reached; then everything, on SQLite.
test: development
	@$(BIN)/python tools/styles.py
	@$(BIN)/python tools/texts.py
	@database=$$($(BIN)/python tools/find_postgresql.py) || exit 1; \
	if [ -n "$$database" ] && [ -n '$(STORED)' ] && [ -z '$(ARGUMENTS)' ]; then \
		echo 'On PostgreSQL: $(STORED)'; \
		PUTRIGHT_DATABASE_URL="$$database" $(BIN)/python -m pytest -n $(WORKERS) $(STORED) || exit 1; \
		echo 'On SQLite: everything'; \
	fi
	@$(BIN)/python -m pytest -n $(WORKERS) $(ARGUMENTS)

lint: development
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@PUTRIGHT_MODE=test $(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: development
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bench: development
	@$(BIN)/python tools/styles.py
	@$(BIN)/python tools/texts.py
	@$(BIN)/python -m bench --cases $(CASES)

soak: development
	@HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest -n $(WORKERS) --timeout=0 $(ARGUMENTS)

messages: development
	@$(BIN)/python tools/messages.py

corpus: messages
	@PUTRIGHT_CORPUS=whole $(BIN)/python -m pytest -q --timeout=0 tests/correspondence/reading $(ARGUMENTS)

pictures: development
	@$(BIN)/python tools/styles.py
	@$(BIN)/python tools/texts.py
	@PUTRIGHT_PICTURES=1 $(BIN)/python -m pytest tests/browser/test_pictures.py tests/web/letters/test_samples.py

styles: application
	@$(BIN)/python tools/styles.py

texts: development
	@$(BIN)/python tools/texts.py collect

lock: development
	@$(BIN)/python tools/lock.py $(OPTIONS)

clean:
	rm -rf .venv node_modules corpus dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -f src/putright/web/static/putright/putright.css src/putright/web/static/putright/govuk-frontend.min.js src/putright/web/static/putright/*.gz
	rm -rf src/putright/web/locale/*/LC_MESSAGES/*.mo src/putright/web/locale/django.pot src/putright/web/locale/compiled-from.txt
	find src tests bench tools -name __pycache__ -prune -exec rm -rf {} +
