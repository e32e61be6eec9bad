# make papers   builds the papers of decisions/ into build/
# make test     runs the tests (TESTS=tests/paper for some of them)
# make lint     format, lint, types
# make bench    docgen and its peers side by side (BENCH=--quick to try it); writes bench/RESULTS.md
# make clean    removes what these made
# Each works as the first command after a clone: .venv is made, and brought up to date when pyproject.toml has changed.

PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell $(p) -c 'import sys; sys.version_info >= (3, 11) and print("$(p)")' 2>/dev/null)))
WORKERS ?= auto
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := papers
.PHONY: papers test lint bench clean

papers: .venv/.ready
	$(BIN)/docgen build decisions/ -o build

test: .venv/.ready
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(TESTS)

lint: .venv/.ready-dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

bench: bench/.venv/.ready
	bench/$(INSTALL) --force-reinstall --no-deps .
	bench/.venv/bin/python -m bench.run $(BENCH)

clean:
	rm -rf .venv bench/.venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find docgen tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

define environment
@[ -n "$(PYTHON)" ] || { echo 'docgen needs Python 3.11 or newer and finds none. Install it, or name it: make PYTHON=/path/to/python3' >&2; exit 1; }
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'docgen needs Python 3.11 or newer; $(PYTHON) is older or is not there' >&2; exit 1; }
@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo '$(PYTHON) cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
$(PYTHON) -m venv $(1)
endef

.venv/.ready: pyproject.toml
	$(call environment,.venv)
	$(INSTALL) -e '.[test]'
	@touch $@

bench/.venv/.ready: pyproject.toml bench/requirements.txt
	$(call environment,bench/.venv)
	bench/$(INSTALL) . -r bench/requirements.txt
	@touch $@

.venv/.ready-dev: .venv/.ready
	$(INSTALL) -e '.[dev]'
	@touch $@
