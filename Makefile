SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
DATABASE_VENV := .venv-ministack
RUNTIME_VENV := .venv-runtime
FIREFOX_VENV := .venv-firefox
LOAD_VENV := .venv-load
MINUTES ?= 10
SEEDS ?= 20
AUDIT_VENV := .venv-audit
AUDITED := requirements.txt requirements-dev.txt requirements-runtime.txt requirements-ministack.txt requirements-mutate.txt
FUZZ_VENV := .venv-fuzz
MUTATE_VENV := .venv-mutate
NETWORK ?= own
STAGE ?= prod
DYNAMODB_LOCAL_TESTS := tests/contract tests/routes/test_store_away.py

# What was said on the command line: a shell may have an EMAIL of its own.
said = $(if $(filter command,$(origin $(1))),$($(1)))

# An empty TABLE is a variable that this shell has not set, not the wish for the table of make run.
table = $(if $(filter command,$(origin TABLE)),$(if $(TABLE),,$(error TABLE is empty. Set it as docs/operating.md says under "Deploy in an afternoon", then try again)))$(TABLE)

# "exec" below: make passes SIGTERM on to the recipe's shell only, and what is started here must hear it.

.DEFAULT_GOAL := help
.PHONY: help setup run run-stack test lint types directions truth review tests test-dynamodb-local test-firefox bench \
  package deploy build-places build-seats build-holidays card poster snapshot refresh-members demo-data \
  organiser-token revoke-organiser

help: ## Show these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-20s %s\n", $$1, $$2}'

setup: ## Make the three Python environments (the other targets do it themselves)
	@exec $(MAKE) --no-print-directory --jobs=3 setup-own setup-database setup-runtime

# Side by side: each spends most of its time on waiting for the disk and the network.
.PHONY: setup-own setup-database setup-runtime
setup-own:
	@exec sh tools/make_environment.sh "$(PYTHON)" $(VENV) requirements-dev.txt requirements.txt
setup-database:
	@exec sh tools/make_environment.sh "$(PYTHON)" $(DATABASE_VENV) requirements-ministack.txt
setup-runtime:
	@exec sh tools/make_environment.sh "$(PYTHON)" $(RUNTIME_VENV) requirements-runtime.txt

run: setup ## Start everything here and print the address (PORT=8000, RELOAD=yes for developers)
	@exec $(BIN)/python -m tools.run_local --port="$(PORT)" $(if $(filter yes,$(RELOAD)),--reload)

run-stack: setup ## Deploy what would be deployed, on this machine: gateway, functions, table (PORT=8000, STAGE=prod)
	@exec $(BIN)/python -m tools.run_stack --port="$(PORT)" --stage="$(STAGE)"

test: setup lint types directions truth supplies tests ## The whole gate: style, types, directions, truth, secrets, all tests

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: setup
	@$(BIN)/mypy

directions: setup
	@PYTHONPATH=. $(BIN)/lint-imports

truth: setup
	@$(BIN)/python -m tools.review --gate

.PHONY: supplies audit
supplies: setup
	@for each in $(VENV) $(DATABASE_VENV) $(RUNTIME_VENV); do $$each/bin/python -m pip check || exit 1; done
	@$(BIN)/python -m tools.leaked_secrets

# "--strict": what could not be looked up is a failure, where it would be "no known vulnerabilities" otherwise.
audit: ## Ask PyPI which libraries have known holes (needs the internet; not part of the gate)
	@exec sh tools/make_environment.sh "$(PYTHON)" $(AUDIT_VENV) requirements-audit.txt
	@$(AUDIT_VENV)/bin/pip-audit --strict --disable-pip --no-deps $(foreach file,$(AUDITED),-r $(file))

# Three on two cores: browsers and databases are waited for a third of the time.
tests: setup
	@$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder --cov --cov-report=term

test-dynamodb-local: setup ## The tests of the tally on Amazon's DynamoDB Local (Java 17, npm; not part of the gate)
	@exec sh tools/dynamodb_local/run.sh $(BIN)/python "$(NETWORK)" $(BIN)/pytest $(DYNAMODB_LOCAL_TESTS) --engine=dynamodb-local

test-firefox: ## The whole way in Firefox (apt install firefox-esr; not part of the gate)
	@exec sh tools/make_environment.sh "$(PYTHON)" $(FIREFOX_VENV) requirements-firefox.txt requirements-dev.txt requirements.txt
	@$(FIREFOX_VENV)/bin/pytest -W ignore tests/browser/in_firefox.py

.PHONY: load
load: setup ## Many supporters at once, against make run and then the package (MINUTES=10, TARGET=local or package)
	@exec sh tools/make_environment.sh "$(PYTHON)" $(LOAD_VENV) requirements-load.txt
	@exec $(BIN)/python -m tests.load --minutes="$(MINUTES)" --target="$(if $(filter command,$(origin TARGET)),$(TARGET))"

.PHONY: cost
cost: setup ## Work out what a campaign costs and how far it carries, as docs/operating.md has it
	@$(BIN)/python -m benchmarks.bill

.PHONY: fuzz
fuzz: ## Try the API with 20,000 made-up requests, and four readers for MINUTES=10 each (not part of the gate)
	@exec sh tools/make_environment.sh "$(PYTHON)" $(FUZZ_VENV) requirements-fuzz.txt requirements-dev.txt requirements.txt
	@exec $(FUZZ_VENV)/bin/python -m tests.fuzz --minutes="$(MINUTES)"

.PHONY: mutate
mutate: ## Change our code in one small place after the other: does a test notice? (PART=letters, AGAIN=yes)
	@exec sh tools/make_environment.sh "$(PYTHON)" $(MUTATE_VENV) requirements-mutate.txt requirements-dev.txt requirements.txt
	@$(MUTATE_VENV)/bin/pytest -q tests/tools/making_mutants.py
	@exec $(MUTATE_VENV)/bin/python -m tools.mutate.mutate --part="$(if $(filter command,$(origin PART)),$(PART))" $(if $(filter yes,$(AGAIN)),--again)

bench: setup ## Measure: letters, the check, places, counting and its cost (ratios in one run)
	@$(BIN)/python -m benchmarks

.PHONY: privacy-report
privacy-report: setup ## Look for what supporters typed wherever it must not be (MARKDOWN=yes; as root it hears packets, too)
	@exec $(BIN)/python -m tools.privacy $(if $(filter yes,$(MARKDOWN)),--markdown)

.PHONY: fuzz-patterns
fuzz-patterns: setup ## Look for texts on which a regular expression of ours hangs (SEEDS=20; minutes; not part of the gate)
	@$(BIN)/python -m benchmarks.fuzz_patterns --seeds="$(SEEDS)"

package: setup ## Write the deployment package to build/, twice to prove that nothing but the commit decides it (STAGE=prod)
	@$(BIN)/python -m tools.package --stage="$(STAGE)"

deploy: package ## Put it into your AWS account: says what it will do, then asks (STAGE=prod EMAIL=you@example.org)
	@exec $(BIN)/python -m tools.deploy.deploy --stage="$(STAGE)" --yes="$(call said,YES)" \
	  --email="$(call said,EMAIL)" --budget="$(call said,BUDGET)" --at-once="$(call said,AT_ONCE)" \
	  --domain="$(call said,DOMAIN)" --certificate="$(call said,CERTIFICATE)" --firewall="$(call said,FIREWALL)"

build-places: setup ## Build the postcode table (SOURCE="one.csv another.csv" DATED=2026-08)
	@$(BIN)/python -m chalicelib.places.build $(SOURCE) $(if $(DATED),--dated $(DATED))

build-seats: setup ## Lay the map of seats out again (tools/seats)
	@$(BIN)/python -m tools.seats.lay_out

build-holidays: setup ## Write the public holidays down again, from a newer version of their library
	@$(BIN)/python -m tools.public_holidays

card: setup ## Draw the picture that links to each campaign show (Chromium; after a change of its title or organisation)
	@$(BIN)/python -m tools.card.card

poster: setup ## Make a poster with a QR code (CAMPAIGN=my-records-my-rights ADDRESS=https://..., LANGUAGE=en; Chromium)
	@$(BIN)/python -m tools.poster.poster --campaign="$(CAMPAIGN)" --address="$(ADDRESS)" --language="$(if $(filter command,$(origin LANGUAGE)),$(LANGUAGE))"

review: setup ## List what campaigns state of law and fact, and when somebody has to check it again
	@$(BIN)/python -m tools.review

snapshot: setup ## Publish the figures now, in the table of make run (deployed, it happens once a day)
	@$(BIN)/python -m tools.snapshot

refresh-members: setup ## Ask Parliament who sits, now (ACCEPT=yes after a general election, TABLE=a deployed one)
	@$(BIN)/python -m tools.refresh_members --accept="$(ACCEPT)" --table="$(table)"

demo-data: setup ## Load an invented campaign of 20,000 participations into the table of make run
	@$(BIN)/python -m tools.demo_data

organiser-token: setup ## Make a token that opens /organisers (NAME=press-office DAYS=90, TABLE=a deployed one)
	@$(BIN)/python -m tools.organisers token --name="$(NAME)" --days="$(DAYS)" --table="$(table)"

revoke-organiser: setup ## Take all tokens of a name back (NAME=press-office, TABLE=a deployed one)
	@$(BIN)/python -m tools.organisers revoke --name="$(NAME)" --table="$(table)"
