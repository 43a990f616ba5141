# One task runner: every job of the project is one target here, and continuous integration calls
# the same. `make help` lists them; ARGS="…" is passed on to the program that a target runs, and
# PYTHON="…" names the Python to make .venv with, where the first that will do is not wanted.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help site demo test check format deep bench browser lock clean

# What make builds never depends on a caller's settings: no vault, no foreign modules.
unexport CUTTINGS_VAULT PYTHONHOME PYTHONPATH

RUN := .venv/bin/python

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 16

site: .venv/site.stamp ## build content/ into site/, as the public may read it
	$(RUN) build.py --audience public $(ARGS)

demo: .venv/site.stamp ## build the invented archive of examples/demo into build/demo/site
	$(RUN) build.py --content examples/demo/content --vault examples/demo/vault --audience public --pages build/demo/pages --site build/demo/site $(ARGS)

test: .venv/dev.stamp browser ## run the tests, those in a real Chromium included
	$(RUN) -m pytest $(ARGS)

check: .venv/dev.stamp ## format, lint, types, floors, then the tests (docs in sync are among them)
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	.venv/bin/lint-imports
	@$(MAKE) --no-print-directory test

format: .venv/dev.stamp ## format the code and mend what the linter can mend
	$(RUN) -m ruff check --fix-only --quiet .
	$(RUN) -m ruff format .

deep: .venv/dev.stamp browser ## every test: long properties, big corpora, every engine
	$(RUN) -m pytest -m "" --hypothesis-profile=deep $(ARGS)

bench: .venv/dev.stamp ## measure the matching, the build, the search and the reuse beside their peers
	$(RUN) -m bench.matching
	$(RUN) -m bench.builds $(ARGS)
	$(RUN) -m bench.search
	$(RUN) -m bench.reuse

browser: .venv/dev.stamp ## find a Chromium for the tests, or install one where there are rights to
	@$(RUN) -m tests.browser.chromium

lock: ## resolve the versions of all libraries anew
	python3 -m venv build/lock
	build/lock/bin/python -m pip install --quiet uv
	build/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" pyproject.toml --group build --output-file requirements/site.txt
	build/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" pyproject.toml --group build --group dev --constraints requirements/site.txt --output-file requirements/dev.txt

clean: ## remove all that is generated; .venv stays
	rm -rf build pages site .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

.venv/site.stamp: requirements/site.txt requirements/install
	@sh requirements/install requirements/site.txt
	@$(RUN) -m compileall -q archive # also where the environment keeps Python from doing so
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/site.stamp
	@sh requirements/install requirements/dev.txt
	@touch $@
