# What a person starts: `make demo` shows the sample graph, `make test` runs every test.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
VENV_STAMP := $(VENV)/.made
APP_STAMP := $(VENV)/.installed
TEST_STAMP := $(VENV)/.installed-test
REAL_DATA := $(wildcard $(CURDIR)/../shared/data)

.PHONY: help demo test bench quality quality-language lint clean
.DEFAULT_GOAL := help

help:  ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | awk -F'|' '{printf "%-25s %s\n", $$1, $$2}'

demo: $(APP_STAMP)  ## Set up everything and show the sample graph; Ctrl-C stops it
	@exec $(BIN)/interest-graph demo

test: $(TEST_STAMP) browser lint  ## Run every check and every test
	@INTEREST_GRAPH_TEST_DATA="$${INTEREST_GRAPH_TEST_DATA:-$(REAL_DATA)}" $(BIN)/python -m pytest

bench: $(TEST_STAMP)  ## Measure speed, as ratios of paired runs
	@INTEREST_GRAPH_TEST_DATA="$${INTEREST_GRAPH_TEST_DATA:-$(REAL_DATA)}" $(BIN)/python -m tests.bench

quality-language: $(TEST_STAMP)  ## Measure how well texts are understood, on labelled texts
	@$(BIN)/python -m tests.quality --write test-results/quality-language.md
	@$(BIN)/python -m tests.quality.dialogues

quality: $(TEST_STAMP)  ## Measure recommendations on every data set that is here: hours; writes docs/quality.md
	@INTEREST_GRAPH_TEST_DATA="$${INTEREST_GRAPH_TEST_DATA:-$(REAL_DATA)}" \
		$(BIN)/python -m tests.quality.recommending --write docs/quality.md

lint: $(TEST_STAMP)  ## Check style and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports

clean:  ## Remove the environment and what tests left; data folders stay
	rm -rf $(VENV) build *.egg-info .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis test-results

.PHONY: browser
browser:
	@sh .ci/browser.sh

$(VENV_STAMP):
	@sh .ci/environment.sh $(PYTHON) $(VENV)
	@touch $@

$(APP_STAMP): $(VENV_STAMP) pyproject.toml constraints.txt
	@echo "Installing Interest Graph into $(VENV) (once; a minute or two)"
	@sh .ci/install.sh $(PYTHON) $(VENV) .
	@touch $@

$(TEST_STAMP): $(VENV_STAMP) pyproject.toml constraints.txt
	@echo "Installing Interest Graph and what its tests need into $(VENV) (once; a minute or two)"
	@sh .ci/install.sh $(PYTHON) $(VENV) '.[test,learning]'
	@touch $@ $(APP_STAMP)
