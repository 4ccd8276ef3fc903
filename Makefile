# Three words for a newcomer: make help, make demo, make test. The rest is for daily work.
PYTHON ?= python3
BIN := .venv/bin
patiently = $(BIN)/python .make/patiently.py

.PHONY: help demo test test-browser lint snapshots words bench clean

help:
	@echo "make demo       makes .venv, installs, writes build/demo/ and says what to open"
	@echo "make test       lint, types, and every test (some minutes)"
	@echo "make lint       style and types alone"
	@echo "make test-browser  how wide mails and pages are drawn; needs Chromium"
	@echo "make snapshots  writes the snapshots anew and says what changed"
	@echo "make words      compiles the catalogues of embedkit's own words"
	@echo "make bench      how fast it is"
	@echo "make clean      takes .venv, build/ and dist/ away"
	@echo "PYTHON=python3.12 before or behind it says which Python makes .venv; embedkit needs 3.11 or later."

demo: .venv/ready
	@$(BIN)/python -m embedkit.cli.demo build/demo

test: lint
	@echo "Running the tests (some minutes)"
	@$(BIN)/pytest -n auto -q

test-browser: .venv/ready-dev
	@$(BIN)/pytest -q tests/browser

lint: .venv/ready-dev
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(patiently) "Checking types (a minute, the first time)" $(BIN)/mypy --no-error-summary

snapshots: .venv/ready-dev
	@echo "Writing the snapshots"
	@$(BIN)/pytest -q -n auto tests/test_snapshots.py --force-regen || true
	@git --no-pager diff --stat -- snapshots

words: .venv/ready-dev
	$(BIN)/pybabel -q compile -d embedkit/language/locale -D embedkit

bench: .venv/ready-dev
	@$(BIN)/python tests/benchmarks/article.py
	@$(BIN)/python tests/benchmarks/start.py
	@$(BIN)/python tests/benchmarks/lint.py

clean:
	rm -rf .venv .venv.part .venv.old build dist

.venv/ready .venv/ready-dev: pyproject.toml
	@command -v $(PYTHON) > /dev/null || { echo "There is no $(PYTHON). Install Python 3.11 or later (https://www.python.org/downloads/), or say make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) .make/environment.py $(if $(findstring dev,$@),dev)
