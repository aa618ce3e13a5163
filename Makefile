# Everything a newcomer needs: `make help` lists it.

PYTHON ?= python3
BIN := .venv/bin
export PYTHONDONTWRITEBYTECODE := # each of many processes would compile everything anew

.PHONY: help run test coverage format check audit bench catalogues screenshots lock clean installed tests-installed

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

run: installed ## serves the installation in DATA_DIR; a new one becomes the demo (DEMO=0: an empty portal)
	@exec $(BIN)/python -m portal.serve --prepare --demo

test: tests-installed ## all tests: units on SQLite and PostgreSQL, mail, browser
	@sh scripts/browser.sh
	@$(BIN)/python -m pytest -n 2 $(FLAGS)

coverage: tests-installed ## all tests, half as slow again: fails when they reach less of the code than before
	@$(MAKE) --no-print-directory test FLAGS="--cov --cov-report="
	@$(BIN)/python -m coverage json -q -o - | $(BIN)/python scripts/coverage_gate.py

format: tests-installed ## puts the code into shape
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

check: tests-installed ## lint, types, import contracts, catalogues
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/djlint --quiet --lint portal
	@$(BIN)/python scripts/catalogues.py check

audit: ## known weaknesses of the locked libraries (asks the network)
	@test -x .venv/audit/bin/pip-audit || ($(PYTHON) -m venv .venv/audit && .venv/audit/bin/python -m pip install --quiet pip-audit)
	@.venv/audit/bin/pip-audit --strict --require-hashes --disable-pip -r requirements.lock
	@.venv/audit/bin/pip-audit --strict --require-hashes --disable-pip -r requirements-dev.lock

fuzz: tests-installed ## 20,000 hostile requests to all routes (FUZZ_REQUESTS for each route and database), and every race 40 times
	@FUZZ_REQUESTS=$${FUZZ_REQUESTS:-36} RACE_ROUNDS=$${RACE_ROUNDS:-40} $(BIN)/python -m pytest -n 2 -q tests/test_fuzzing.py \
		tests/partnering/test_racing.py tests/rounds/test_racing.py

bench: tests-installed ## the figures of docs/performance.md
	@$(BIN)/python -m scripts.bench

catalogues: tests-installed ## brings new words of the source into translations/
	@$(BIN)/python scripts/catalogues.py update

screenshots: tests-installed ## the pictures of the README, of a demo that `make run` serves
	@sh scripts/browser.sh
	@$(BIN)/python scripts/screenshots.py

lock: ## the newest versions that requirements*.txt allow, with their hashes (some minutes)
	@test -x .venv/lock/bin/pip-compile || ($(PYTHON) -m venv .venv/lock && .venv/lock/bin/python -m pip install --quiet pip-tools)
	@for name in requirements requirements-dev; do .venv/lock/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe \
		--strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--output-file $$name.lock $$name.txt; done

clean: ## removes what was installed, and the demo's data
	rm -rf .venv
	@test ! -e data/demo.txt || rm -rf data

installed:
	@PYTHON="$(PYTHON)" sh scripts/install.sh

tests-installed: installed
	@sh scripts/install.sh tests
