# Two commands for everybody: make start, make test. The rest is for those who change the project.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet
LOCK_HEADER := --custom-compile-command "make lock"

.PHONY: start test check bench lock screenshots

start: $(VENV)/.app
	@$(VENV)/bin/sozialraum start

test: $(VENV)/.test
	@scripts/programme headless-shell ogrinfo postgres calc
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/sozialraum pruefen
	$(VENV)/bin/python -m pytest -n 2 --dist loadfile --cov --cov-report=
	$(VENV)/bin/python -m coverage report --skip-covered --fail-under=100

bench: $(VENV)/.test
	@scripts/programme chromium postgres
	$(VENV)/bin/python benchmarks/bench.py
	$(VENV)/bin/python benchmarks/workshop.py
	$(VENV)/bin/python benchmarks/leinwand.py
	$(VENV)/bin/python benchmarks/leitung.py

screenshots: $(VENV)/.test
	@scripts/programme chromium
	$(VENV)/bin/python scripts/screenshots.py

# Needs uv; everybody else installs from the lock files with what Python brings along.
lock:
	$(LOCK) $(LOCK_HEADER) --extra build pyproject.toml -o requirements.lock
	$(LOCK) $(LOCK_HEADER) --extra build --extra test -c requirements.lock pyproject.toml -o requirements-test.lock

$(VENV)/bin/python:
	@scripts/venv "$(PYTHON)" "$(VENV)"

$(VENV)/.app: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.app requirements-test.lock
	$(PIP) install --quiet --require-hashes -r requirements-test.lock
	@touch $@
