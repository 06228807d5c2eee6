# Every target is one command of `python -m tools`, which is the way without make.
PYTHON ?= python3
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help serve check build publish preview schema lock reference test bench upgrade clean

help: ## show this list
	@echo "make serve     the site at http://127.0.0.1:8000, reloading as you edit (PORT=8001 for another port)"
	@echo "make test      install what tests need and run every test"
	@echo "make check     list every content problem: file, line, what to write"
	@echo "make build     check, build and publish into site/"
	@echo "make schema    write the JSON Schemas that editors use"
	@echo "make reference write the pages of docs/contributing/ that are made from the code"
	@echo "make lock      add new ids to snippets/ids.lock"
	@echo "make bench     measure build, check and publish as ratios, and the time of a key"
	@echo "make upgrade   recompile the pinned requirements and run the tests"
	@echo "make clean     remove everything that was made"

serve:
	@$(PYTHON) -m tools serve --port $(PORT)

check build schema lock reference bench upgrade:
	@$(PYTHON) -m tools $@

test:
	@$(PYTHON) -m tools test $(ARGS)

clean:
	@rm -rf .venv .venv-* site site.new site.old .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
