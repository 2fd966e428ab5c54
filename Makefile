# Two commands: `make run` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
PY := .venv/bin/python
MANAGE := $(PY) manage.py

.PHONY: help run test lint types contracts handout handouts figures preview benchmark lock

help: ## List the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /: /'

run: ## Install what is missing, make the demo clinic, serve on 127.0.0.1:8000
	@.ci/install run
	@$(MANAGE) prepare
	@echo "Serving on http://127.0.0.1:8000 (stop with Ctrl C)"
	@$(MANAGE) runserver --noreload 127.0.0.1:8000

test: ## Install what the tests need and run everything
	@.ci/install test
	@$(MAKE) --no-print-directory lint types contracts
	@$(PY) -m pytest --numprocesses 2 --dist loadgroup

lint: ## Style
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .

types: ## Types
	@.venv/bin/mypy .

contracts: ## Who imports whom
	@.venv/bin/lint-imports --no-cache

handout: ## Write handout.pdf: the sample routine of the source article
	@.ci/install run
	@$(MANAGE) prepare
	@$(MANAGE) render_handout --sample back-pain --out handout.pdf

handouts: ## Write every sample in every look to var/handouts, with an index.html
	@.ci/install run
	@$(MANAGE) prepare
	@$(MANAGE) render_gallery --out var/handouts

figures: ## Draw every picture of the library again, and contact sheets in var/figures
	@.ci/install test
	@$(PY) -m exercises.figures
	@$(PY) -m exercises.figures.sheet

preview: ## Show pictures while you write their poses: make preview only="clam bridge"
	@.ci/install test
	@$(PY) -m exercises.figures --serve $(only)

benchmark: ## Measure the print beside other engines; see docs/performance.md
	@.ci/install benchmarks
	@$(PY) -m benchmarks.handout

lock: ## Resolve the dependencies again and write the lock files with hashes
	@.venv/bin/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --strip-extras --allow-unsafe --output-file requirements.lock pyproject.toml
	@.venv/bin/pip-compile --quiet --extra figures --extra test --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --strip-extras --allow-unsafe --constraint requirements.lock --output-file requirements-test.lock pyproject.toml
	@.venv/bin/pip-compile --quiet --extra figures --extra test --extra benchmarks --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --strip-extras --allow-unsafe --constraint requirements-test.lock --output-file requirements-benchmarks.lock pyproject.toml
