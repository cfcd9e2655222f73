# ZRK Obieg. `make up` runs the product, `make test` proves it; the rest is below.

PYTHON ?= python3
PORT ?= 8000
DATA ?= $(or $(OBIEG_DATA),.data)

VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
RUN_READY := $(VENV)/.run-$(shell cksum < requirements/run.txt | tr -d ' ')
DEV_READY := $(VENV)/.dev-$(shell cksum < requirements/dev.txt | tr -d ' ')
ASSETS := $(VENV)/.assets

# A machine that forbids compiled modules would make every start three times slower.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help up test check bench seed setup lock format

help:
	@echo "make up [PORT=8000] [DATA=.data]   run the product with demo data; Ctrl-C stops it"
	@echo "make test                          all tests"
	@echo "make check                         linters, types, layers, migrations, generated docs"
	@echo "make bench                         measure speed, write bench/results.md"
	@echo "make seed                          fill the database of DATA with demo data"
	@echo "make setup                         install everything into .venv"
	@echo "make lock                          compile requirements/*.txt anew (needs uv)"
	@echo "make format                        format the code"

# --- running ---------------------------------------------------------------

up: $(RUN_READY) $(ASSETS)
	@DEMO=1 OBIEG_DATA="$(abspath $(DATA))" exec $(PY) -m kernel.embedded.supervisor --port $(PORT)

seed: $(RUN_READY) $(ASSETS)
	@DEMO=1 OBIEG_DATA="$(abspath $(DATA))" $(PY) manage.py migrate --verbosity 0
	@DEMO=1 OBIEG_DATA="$(abspath $(DATA))" $(PY) manage.py seed

# --- proving ---------------------------------------------------------------

test: $(DEV_READY) $(ASSETS)
	$(PY) -m pytest -n 2

check: $(DEV_READY) $(ASSETS)
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(VENV)/bin/djlint --lint --quiet templates
	$(VENV)/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py procedures --check
	$(PY) manage.py law_settings --check
	$(PY) manage.py messages --check
	$(PY) deploy/check.py

bench: $(DEV_READY) $(ASSETS)
	$(PY) -m bench

format: $(DEV_READY)
	$(PY) -m ruff check --fix
	$(PY) -m ruff format
	$(VENV)/bin/djlint --reformat --quiet templates

# --- installing ------------------------------------------------------------

setup: $(DEV_READY) $(ASSETS)

$(RUN_READY):
	@$(PYTHON) requirements/system.py run
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PIP_INSTALL) -r requirements/run.txt
	@rm -f $(VENV)/.run-* && touch $@

$(DEV_READY): $(RUN_READY)
	@$(PYTHON) requirements/system.py dev
	$(PIP_INSTALL) -r requirements/dev.txt
	@rm -f $(VENV)/.dev-* && touch $@

# What is generated and not committed: compiled translations and web fonts.
$(ASSETS): $(wildcard locale/*/LC_MESSAGES/*.po) kernel/management/commands/make_fonts.py $(RUN_READY)
	@$(PY) manage.py messages --compile
	@$(PY) manage.py make_fonts
	@touch $@

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --extra dev pyproject.toml -o requirements/dev.txt
