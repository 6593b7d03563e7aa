# Needs make, git and Python 3.11 or newer. `make` alone lists the targets.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types languages texts formats bench-notebook bench-pdf docs ontology-docs clean

# The interpreters to try, best first; `make setup PYTHON=/path/to/python` uses that one.
PYTHON ?=
PYTHONS := $(if $(PYTHON),$(PYTHON),python3.13 python3.12 python3.11 python3)
# Passed to pytest; a file of tests stays in one process, and files go out in the order of tests/conftest.py, the longest
# first: `make test ARGS='-k wheel'`.
ARGS ?= -n auto --dist loadfile --no-loadscope-reorder

READY := .venv/.ready
BIN := .venv/bin

help: ## show this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r target text; do printf '  make %-14s %s\n' "$$target" "$$text"; done

setup: $(READY) ## make .venv with everything in it (pinned in constraints.txt)

# A name on the path is not yet an interpreter (version managers leave stubs), so each is tried by running it.
$(READY): pyproject.toml constraints.txt
	@set -e; python=; bare=; \
	for name in $(PYTHONS); do \
	  "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
	  if "$$name" -c 'import ensurepip, venv' >/dev/null 2>&1; then python=$$name; break; fi; \
	  bare=$${bare:-$$name}; \
	done; \
	if [ -z "$$python" ] && [ -n "$$bare" ]; then \
	  echo "$$bare is new enough but cannot make virtual environments: its modules venv and ensurepip are missing." >&2; \
	  echo "On Debian and Ubuntu install the package python3-venv, then run make again." >&2; exit 1; \
	elif [ -z "$$python" ]; then \
	  echo "No Python 3.11 or newer found (tried: $(PYTHONS))." >&2; \
	  echo "Install one, or name it: make setup PYTHON=/path/to/python3.13" >&2; exit 1; \
	fi; \
	if [ -z "$(PYTHON)" ] && $(BIN)/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	  echo "Bringing .venv up to date ($$($(BIN)/python --version)) ..." >&2; \
	else \
	  echo "Making .venv with $$("$$python" --version); this takes a minute or two ..." >&2; \
	  "$$python" -m venv --clear .venv; \
	fi; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt hatchling; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --no-build-isolation -e '.[dev,notebook]'; \
	touch $@

demo: $(READY) ## read data/corpus, write the graph to build/demo, ask it two questions
	@mkdir -p build
	$(BIN)/travaux build data/corpus --out build/demo
	$(BIN)/travaux query build/demo adopted-at-meeting
	$(BIN)/travaux query build/demo who-chaired

test: $(READY) ## run the tests
	$(BIN)/python -m pytest $(ARGS)

lint: $(READY) ## check style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY) ## check types
	$(BIN)/mypy

languages: $(READY) ## measure how well each language is read (needs the documents beside the checkout)
	$(BIN)/python tests/languages.py

texts: $(READY) ## measure how well annotated resolutions are read
	$(BIN)/python tests/texts_score.py

formats: $(READY) ## measure how alike documents in PDF, DOCX and HTML are read (needs LibreOffice and Chromium)
	$(BIN)/python tests/formats.py

bench-pdf: $(READY) ## measure reading a page of PDF against PDFium alone (needs the documents beside the checkout)
	$(BIN)/python bench/pdf.py $(or $(FILES),../shared/corpus/files/*.pdf)

bench-notebook: $(READY) ## measure load, network and drawing against rdflib (needs the documents beside the checkout)
	$(BIN)/python bench/notebook.py

docs: $(READY) ## make the documentation in build/docs, with the tutorials run and rendered
	$(BIN)/python tools/docs.py

ontology-docs: $(READY) ## write docs/ontology.html from ontology/ and shapes/
	$(BIN)/python tools/ontology_docs.py

clean: ## remove .venv, build results and caches
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
