# Two commands do everything on a fresh machine: `make demo` and `make test`. They need Python 3.11+ with venv, make, a C library.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# OMP threads fight for the same cores as our embedding processes.
export OMP_NUM_THREADS ?= 1

# Tests of one file stay together, since they share what is costly to make.
TEST_WORKERS ?= 2

.PHONY: demo test check bench evaluate lock clean

demo: $(VENV)/ready  ## set up, then a shortlist from the example catalogue; at a terminal a conversation goes on from it
	$(BIN)/python -m bot demo

test: $(VENV)/ready-to-test $(VENV)/node-ready check  ## set up, then everything that must hold
	$(BIN)/python -m pytest -n $(TEST_WORKERS) --dist loadfile

check: $(VENV)/ready-to-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/ready-to-test  ## measure speed beside named baselines (minutes; the 1M sizes want 6 GB of disk)
	$(BIN)/python -m tests.bench

evaluate: $(VENV)/ready  ## measure the ranking on the project's judged briefs
	$(BIN)/python -m bot evaluate

$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Briefmatch needs Python 3.11 or newer: make PYTHON=python3.12 demo")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-virtualenv -r requirements.lock
	touch $@

$(VENV)/ready-to-test: requirements-dev.lock $(VENV)/ready
	$(BIN)/pip install --quiet --require-virtualenv -r requirements-dev.lock
	touch $@

# What only tests use of npm: an emulator of Slack, its published types, a second reader of its markup. Without npm those tests are skipped.
NODE_FOLDERS := tests/slack tests/bot/blocks/node
$(VENV)/node-ready: $(NODE_FOLDERS:%=%/package-lock.json) $(VENV)/ready-to-test
	@if ! command -v npm >/dev/null; then echo "npm is not installed: tests that need it are skipped"; \
	elif for folder in $(NODE_FOLDERS); do npm ci --prefix $$folder --silent --no-audit --no-fund --ignore-scripts || exit 1; done; then touch $@; \
	else echo "npm could not install its packages: tests that need them are skipped"; fi

lock:  ## resolve the versions anew (needs pip-tools)
	pip-compile --quiet --upgrade --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras \
	  --annotation-style=line -o requirements.lock pyproject.toml
	pip-compile --quiet --upgrade --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras \
	  --annotation-style=line --extra dev --constraint requirements.lock -o requirements-dev.lock pyproject.toml

clean:  ## remove what was set up and built (your catalogue in var/ stays)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
