PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
RUNTIME := .venv/installed-runtime
DEVELOPMENT := .venv/installed-development
SOURCES := manage.py newsroom images shows facts articles

.DEFAULT_GOAL := help
.PHONY: help run demo test check lint format bench faults interleavings

help: ## print these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run demo: export NEWSROOM_BASE_URL ?= http://127.0.0.1:$(PORT)

run: demo ## make the demo and serve it on http://127.0.0.1:8000/ (PORT=9000 for another port)
	@$(MANAGE) runserver 127.0.0.1:$(PORT)

demo: $(RUNTIME) ## install, migrate and load the demo, without serving
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo --if-absent
	@$(MANAGE) welcome --port $(PORT)

test: $(DEVELOPMENT) ## run the tests on SQLite, on PostgreSQL and in Chromium, where they are installed (ARGS="-k fact")
	@$(BIN)/python -m tests $(ARGS)

check: lint test ## the gate: everything that has to pass before a commit

lint: $(DEVELOPMENT) ## read the code without running it: ruff, djade, import-linter, mypy, migrations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@git ls-files -z -- '*/templates/*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2 --check
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/mypy $(SOURCES)
	@$(MANAGE) makemigrations --check --dry-run

format: $(DEVELOPMENT) ## write the code the way the house writes it
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@git ls-files -z -- '*/templates/*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2

bench: $(DEVELOPMENT) ## measure the demo, a worker, writing, the renditions of pictures and 200,000 rows (ROWS=20000)
	@$(BIN)/python bench/house.py
	@$(BIN)/python bench/writing.py
	@$(BIN)/python bench/renditions.py
	@$(BIN)/python bench/scale.py $(ROWS)

faults: $(DEVELOPMENT) ## kill processes in the middle of what they write, and look for halves (KILLS=200)
	@$(BIN)/python bench/faults.py $(or $(KILLS),200)

interleavings: $(DEVELOPMENT) ## tell 1,000 stories of four people on one article, and look for a broken promise
	@$(BIN)/python bench/interleavings.py $(or $(STORIES),1000)

$(RUNTIME): requirements.txt | $(BIN)/pip
	@$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@touch $@

$(DEVELOPMENT): requirements.txt requirements-dev.txt | $(BIN)/pip
	@$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $(RUNTIME) $@

$(BIN)/pip:
	@$(PYTHON) -c "import sys; sys.version_info >= (3, 11) or sys.exit('Newsroom needs Python 3.11 or newer: make PYTHON=/path/to/python3.11')"
	@$(PYTHON) -m venv .venv
