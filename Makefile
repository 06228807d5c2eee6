# Every target is one command of `python -m tools`, which is the way without make.
PYTHON ?= python3
PORT ?= 8000
BASE ?= origin/main

.DEFAULT_GOAL := help
.PHONY: help serve check build publish preview schema lock reference test bench portability pictures links release upgrade ok clean

help: ## show this list
	@echo "make serve     the site at http://127.0.0.1:8000, reloading as you edit (PORT=8001 for another port)"
	@echo "make preview   the same by Zensical's server: at once, without check, own search and publish steps"
	@echo "make test      install what tests need and run every test"
	@echo "make check     list every content problem: file, line, what to write"
	@echo "make build     check, build and publish into site/"
	@echo "make schema    write the JSON Schemas that editors use"
	@echo "make reference write the pages of docs/contributing/ that are made from the code"
	@echo "make lock      add new ids to snippets/ids.lock"
	@echo "make bench     measure build, check and publish as ratios, and the time of a key"
	@echo "make portability   run every browser test on the site that Zensical builds"
	@echo "make pictures  draw the pages that differ from BASE=origin/main into pictures/"
	@echo "make links     look at links to other sites and at what is due to be read again"
	@echo "make release   put the archives of site/ with checksums into dist/"
	@echo "make upgrade   take the newest versions into requirements/ and run the tests if there are any"
	@echo "make clean     remove everything that was made"

serve:
	@$(PYTHON) -m tools serve --port $(PORT)

preview:
	@$(PYTHON) -m tools preview --port $(PORT)

pictures:
	@$(PYTHON) -m tools pictures --base $(BASE)

# For the last job of a workflow: RESULTS holds how each of the others ended.
ok:
	@test -n "$(RESULTS)" && test -z "$(filter-out success,$(RESULTS))"

check build schema lock reference bench portability links release upgrade:
	@$(PYTHON) -m tools $@

test:
	@$(PYTHON) -m tools test $(ARGS)

clean:
	@rm -rf .venv .venv-* site site.new site.old site.preview dist pictures .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
