# Two commands for a newcomer: make demo, make test. The rest is for daily work.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-browser lint snapshots words bench clean

demo: .venv/installed
	$(BIN)/embedkit gallery -o build/demo
	@for story in embedkit/showcase/*.html; do $(BIN)/embedkit render $$story -o build/demo; done
	$(BIN)/embedkit newsletter embedkit/showcase/letter.toml -o build/demo
	@echo
	@echo "Open build/demo/index.html       every block and five whole articles, in email, text and web"
	@echo "     build/demo/*.email.html     the same articles as mails, ready to send"
	@echo "     build/demo/letter.html      a newsletter of them; letter.eml opens in a mail program"

test: lint
	$(BIN)/pytest -n auto -q

test-browser: .venv/dev
	$(BIN)/pytest -q tests/browser

lint: .venv/dev
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy --no-error-summary

snapshots: .venv/dev
	$(BIN)/pytest -q -n auto tests/test_snapshots.py --force-regen || true
	git --no-pager diff --stat -- snapshots

words: .venv/dev
	$(BIN)/pybabel -q compile -d embedkit/locale -D embedkit

bench: .venv/dev
	$(BIN)/python tests/benchmarks/article.py
	$(BIN)/python tests/benchmarks/start.py
	$(BIN)/python tests/benchmarks/lint.py

clean:
	rm -rf .venv build dist

.venv/installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/dev: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch .venv/installed $@
