SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
DATABASE_VENV := .venv-ministack

.DEFAULT_GOAL := help
.PHONY: help setup run test lint types directions tests bench package build-places

help: ## Show these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

setup: $(VENV)/.ready $(DATABASE_VENV)/.ready ## Make the two Python environments (run and test do it themselves)

$(VENV)/.ready: requirements.txt requirements-dev.txt tools/make_environment.sh
	@sh tools/make_environment.sh "$(PYTHON)" $(VENV) requirements-dev.txt
	@touch $@

$(DATABASE_VENV)/.ready: requirements-ministack.txt tools/make_environment.sh
	@sh tools/make_environment.sh "$(PYTHON)" $(DATABASE_VENV) requirements-ministack.txt
	@touch $@

run: setup ## Start everything here and print the address (PORT=8000)
	@$(BIN)/python -m tools.run_local --port $(PORT)

test: setup lint types directions tests ## The whole gate: style, types, directions, all tests

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: setup
	@$(BIN)/mypy

directions: setup
	@PYTHONPATH=. $(BIN)/lint-imports

tests: setup
	@$(BIN)/pytest --cov --cov-report=term

bench: setup ## Measure: places, one letter (ratios in one run)
	@$(BIN)/python -m benchmarks

package: setup ## Write the deployment package to build/
	@$(BIN)/chalice package --stage prod --merge-template .chalice/resources.json build

build-places: setup ## Build the postcode table: make build-places SOURCE=path/to/postcodes.csv
	@$(BIN)/python -m chalicelib.places.build "$(SOURCE)"
