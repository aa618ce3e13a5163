# Everything a newcomer needs: make run, make test, make check, make bench.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check bench catalogues screenshots clean

run: .venv/runs ## serves the demo on http://127.0.0.1:8000 (HOST, PORT; DEMO=0 for an empty portal)
	@export DEMO=$${DEMO:-1}; exec $(BIN)/python -m portal.serve --prepare

test: .venv/tests ## all tests: units on SQLite and PostgreSQL, mail, browser
	@$(BIN)/python -c 'from portal.prepare import compile_catalogues; compile_catalogues()'
	@sh scripts/browser.sh
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

check: .venv/tests ## lint, types, import floors, catalogues
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/djlint --quiet --lint portal
	@$(BIN)/python scripts/catalogues.py check

bench: .venv/tests ## the figures of docs/performance.md
	@$(BIN)/python -m scripts.bench

catalogues: .venv/tests ## brings new words of the source into translations/
	@$(BIN)/python scripts/catalogues.py update

screenshots: .venv/tests ## the pictures of the README, of a demo that `make run` serves
	@sh scripts/browser.sh
	@$(BIN)/python scripts/screenshots.py

clean:
	rm -rf .venv data

.venv/runs: requirements.lock
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed.")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing what the portal needs (about a minute, only once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@touch $@

.venv/tests: requirements-dev.lock .venv/runs
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@
