"""What `chalice package` makes of our configuration: what is deployed, before it is."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chalicelib.languages import Text
from chalicelib.parliament import BUDGET_SECONDS
from chalicelib.web.headers import SAFE_HEADERS
from tests.english import english
from tests.package.packaged import REGION, Packaged, package

SCHEDULED = {
    "Publish": ("app.publish", "cron(45 23 * * ? *)"),
    "RefreshMembers": ("app.refresh_members", "cron(17 3 * * ? *)"),
}
TABLE = {"Fn::GetAtt": ["TallyTable", "Arn"]}


@pytest.fixture(scope="module", params=["dev", "prod"])
def packaged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Packaged:
    return package(request.param, tmp_path_factory.mktemp("project"))


def test_cloudformation_would_take_it(packaged: Packaged) -> None:
    """cfn-lint, which knows every resource's own schema, finds nothing at all."""
    command = [str(Path(sys.executable).parent / "cfn-lint"), "--regions", REGION, "--template"]
    done = subprocess.run([*command, packaged.file], capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_table_outlives_the_stack(packaged: Packaged) -> None:
    """Deleting or replacing the stack's resources does not delete the counts, and a mistake can be taken back."""
    table = packaged.resources["TallyTable"]
    assert table["DeletionPolicy"] == table["UpdateReplacePolicy"] == "Retain"
    assert table["Properties"]["DeletionProtectionEnabled"] is True
    assert table["Properties"]["TimeToLiveSpecification"] == {"AttributeName": "expires", "Enabled": True}
    assert table["Properties"]["BillingMode"] == "PAY_PER_REQUEST"
    assert table["Properties"]["PointInTimeRecoverySpecification"] == {
        "PointInTimeRecoveryEnabled": True,
        "RecoveryPeriodInDays": 35,
    }


def test_nothing_else_is_kept(packaged: Packaged) -> None:
    """The table is the only place for data: no stream, no other table, no bucket, no queue."""
    kinds = {each["Type"] for each in packaged.resources.values()}
    stores = {kind for kind in kinds if re.match(r"AWS::(DynamoDB|S3|SQS|RDS|Kinesis|EFS)", kind)}
    assert stores == {"AWS::DynamoDB::Table"}
    assert "StreamSpecification" not in packaged.resources["TallyTable"]["Properties"]


def test_every_function_knows_the_table(packaged: Packaged) -> None:
    """Each stage has a table and a key of its own: the table's name comes from CloudFormation itself."""
    assert set(packaged.functions) == {"APIHandler", *SCHEDULED}
    for function in packaged.functions.values():
        assert function["Environment"]["Variables"] == {
            "OWN_WORDS_TABLE": {"Ref": "TallyTable"},
            "OWN_WORDS_SIGNING_KEY_PARAMETER": f"/own-words/{packaged.stage}/signing-key",
        }
        assert function["Architectures"] == ["arm64"]


def test_every_function_ends_before_the_gateway_gives_up(packaged: Packaged) -> None:
    """The gateway waits 29 seconds. What nobody waits for has longer."""
    sizes = {name: (each["Timeout"], each["MemorySize"]) for name, each in packaged.functions.items()}
    assert sizes["APIHandler"] == (20, 1024)
    assert sizes["Publish"] == (60, 512)
    assert sizes["RefreshMembers"] == (120, 512)
    assert BUDGET_SECONDS < 120  # of asking Parliament


def test_nothing_is_traced(packaged: Packaged) -> None:
    """X-Ray would keep addresses of pages and of people for 30 days."""
    assert all(each["Tracing"] == "PassThrough" for each in packaged.functions.values())
    assert packaged.gateway["TracingEnabled"] is False


def statements_of(packaged: Packaged, function: str) -> dict[str, Any]:
    role, _ = packaged.functions[function]["Role"]["Fn::GetAtt"]
    (policy,) = packaged.resources[role]["Properties"]["Policies"]
    return {each["Sid"]: each for each in policy["PolicyDocument"]["Statement"]}


@pytest.mark.parametrize(
    ("function", "sid", "actions"),
    [
        ("APIHandler", "CountAndAddUp", ["dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"]),
        ("Publish", "AddUpAndPublish", ["dynamodb:PutItem", "dynamodb:Query"]),
        ("RefreshMembers", "KeepMembers", ["dynamodb:PutItem", "dynamodb:Query"]),
    ],
)
def test_each_function_may_do_only_what_it_does(
    packaged: Packaged, function: str, sid: str, actions: list[str]
) -> None:
    """Its own calls on that one table, and its own log; the pages read that one key. Nothing else."""
    statements = statements_of(packaged, function)
    key = {"ReadTheSigningKey"} if function == "APIHandler" else set()
    assert set(statements) == {sid, "WriteItsLog"} | key
    assert (sorted(statements[sid]["Action"]), statements[sid]["Resource"]) == (actions, TABLE)
    log = statements["WriteItsLog"]
    assert log["Action"] == ["logs:CreateLogStream", "logs:PutLogEvents"]
    assert log["Resource"] == {"Fn::GetAtt": [f"{function}Log", "Arn"]}
    for statement in (statements[each] for each in key):
        assert statement["Action"] == ["ssm:GetParameter"]
        assert statement["Resource"]["Fn::Sub"].endswith(f":parameter/own-words/{packaged.stage}/signing-key")


def test_no_right_is_wider_than_one_thing(packaged: Packaged) -> None:
    """No role of ours has an action, a resource or a managed policy that covers more than it names."""
    roles = packaged.of_type("AWS::IAM::Role")
    assert len(roles) == len(packaged.functions)
    for role in roles.values():
        assert "ManagedPolicyArns" not in role
        for policy in role["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                assert statement["Effect"] == "Allow"
                assert "*" not in json.dumps([statement["Action"], statement["Resource"]])


def test_logs_are_kept_for_14_days_and_go_with_the_stack(packaged: Packaged) -> None:
    """Every function writes to a log that is declared, so none is made by Amazon and kept for ever."""
    groups = {
        name: each for name, each in packaged.resources.items() if each["Type"] == "AWS::Logs::LogGroup"
    }
    for group in groups.values():
        assert group["Properties"]["RetentionInDays"] == 14
        assert group["DeletionPolicy"] == group["UpdateReplacePolicy"] == "Delete"
    written = {each["LoggingConfig"]["LogGroup"]["Ref"] for each in packaged.functions.values()}
    assert set(groups) == written | {"AccessLog"}
    assert len(written) == len(packaged.functions)


def test_the_access_log_holds_nothing_about_anyone(packaged: Packaged) -> None:
    """The route is the pattern, not the path: no query string, address, browser, referrer or header."""
    setting = packaged.gateway["AccessLogSetting"]
    assert setting["DestinationArn"] == {"Fn::GetAtt": ["AccessLog", "Arn"]}
    assert set(json.loads(setting["Format"]).values()) == {
        "$context.requestId",
        "$context.httpMethod",
        "$context.resourcePath",
        "$context.status",
        "$context.error.responseType",
        "$context.responseLatency",
        "$context.integrationLatency",
        "$context.responseLength",
    }


def test_the_gateway_logs_no_bodies(packaged: Packaged) -> None:
    """Its other log would hold whole requests: it is off, for every route."""
    (settings,) = packaged.gateway["MethodSettings"]
    assert (settings["ResourcePath"], settings["HttpMethod"]) == ("/*", "*")
    assert (settings["LoggingLevel"], settings["DataTraceEnabled"]) == ("OFF", False)
    assert settings["ThrottlingRateLimit"] == {"Ref": "RequestsASecond"}
    assert settings["ThrottlingBurstLimit"] == {"Ref": "RequestsAtOnce"}


def test_there_is_one_door(packaged: Packaged) -> None:
    """Without the version, SAM makes a second stage that has neither throttling nor firewall nor our log."""
    assert packaged.gateway["StageName"] == "api"
    assert packaged.gateway["OpenApiVersion"] == packaged.gateway["DefinitionBody"]["swagger"] == "2.0"
    assert packaged.gateway["EndpointConfiguration"] == "REGIONAL"


def test_stages_do_not_share_their_alarms(packaged: Packaged) -> None:
    """CloudWatch tells APIs apart by name alone, so each stack has a name of its own."""
    stack = {"Ref": "AWS::StackName"}
    assert packaged.gateway["Name"] == packaged.gateway["DefinitionBody"]["info"]["title"] == stack
    of_gateway = [each for each in alarms_of(packaged).values() if each["Namespace"] == "AWS/ApiGateway"]
    assert len(of_gateway) == 2
    for alarm in of_gateway:
        assert alarm["Dimensions"] == [{"Name": "ApiName", "Value": stack}, {"Name": "Stage", "Value": "api"}]


def test_pictures_and_preflights_come_through(packaged: Packaged) -> None:
    """Every type is binary to the gateway, so preflights have to be turned back into text, or they are a 500."""
    api = packaged.gateway["DefinitionBody"]
    assert api["x-amazon-apigateway-binary-media-types"] == packaged.gateway["BinaryMediaTypes"] == ["*/*"]
    preflights = [path["options"] for path in api["paths"].values() if "options" in path]
    assert preflights
    for preflight in preflights:
        integration = preflight["x-amazon-apigateway-integration"]
        assert (integration["type"], integration["contentHandling"]) == ("mock", "CONVERT_TO_TEXT")
        (told,) = (each["responseParameters"] for each in integration["responses"].values())
        assert all(name.startswith("method.response.header.Access-Control-") for name in told)
        assert "method.response.header.Access-Control-Allow-Credentials" not in told


def test_answers_are_compressed(packaged: Packaged) -> None:
    """From a kilobyte on, as one packet holds less."""
    assert packaged.gateway["MinimumCompressionSize"] == 1024


def gateway_answers(packaged: Packaged) -> dict[str, Any]:
    found: dict[str, Any] = packaged.gateway["DefinitionBody"]["x-amazon-apigateway-gateway-responses"]
    return found


def test_the_gateways_own_errors_are_problem_details(packaged: Packaged) -> None:
    """What never reaches the app says what to do, in the app's own shape, to the pages of any site."""
    answers = gateway_answers(packaged)
    assert {"DEFAULT_4XX", "DEFAULT_5XX", "MISSING_AUTHENTICATION_TOKEN", "THROTTLED"} <= set(answers)
    for name, answer in answers.items():
        (body,) = (json.loads(each) for each in answer["responseTemplates"].values())
        assert body["type"].startswith("urn:own-words:problem:")
        assert body["detail"].endswith(".")
        assert body.get("status") == (int(answer["statusCode"]) if "statusCode" in answer else None), name
        headers = {
            key.removeprefix("gatewayresponse.header."): value
            for key, value in answer["responseParameters"].items()
        }
        assert headers["Content-Type"] == "'application/problem+json'"
        assert headers["Access-Control-Allow-Origin"] == "'*'"
        assert headers["Cache-Control"] == "'no-store'"
        assert headers["Strict-Transport-Security"] == f"'{SAFE_HEADERS['Strict-Transport-Security']}'"
        assert headers["X-Content-Type-Options"] == "'nosniff'"
        # No quotes inside of quotes: what the gateway makes of them is nowhere written.
        assert (headers["Content-Security-Policy"], headers["X-Frame-Options"]) == ("'sandbox'", "'DENY'")
        assert ("Retry-After" in headers) == (answer.get("statusCode") in {"429", "503"})
        assert ("Access-Control-Expose-Headers" in headers) == ("Retry-After" in headers)


def test_the_gateways_errors_quote_nobody(packaged: Packaged) -> None:
    """No template takes anything from the request: a story could come back, and into a log on the way."""
    for answer in gateway_answers(packaged).values():
        assert "$" not in json.dumps(answer)


def test_the_gateway_says_our_mistake_as_the_app_does(packaged: Packaged) -> None:
    """One problem has one text."""
    (said,) = (
        json.loads(each) for each in gateway_answers(packaged)["DEFAULT_5XX"]["responseTemplates"].values()
    )
    assert said["type"] == "urn:own-words:problem:our-mistake"
    assert said["detail"] == english(Text("problems.our-mistake"))


def alarms_of(packaged: Packaged) -> dict[str, Any]:
    return dict(packaged.of_type("AWS::CloudWatch::Alarm"))


def test_alarms_reach_one_address(packaged: Packaged) -> None:
    """Errors, throttles, slowness, failures, and each schedule: all to one topic, when they begin and when they end."""
    alarms = alarms_of(packaged)
    wanted = {"PagesErrors", "PagesThrottles", "PagesSlow", "PagesFailing"}
    wanted |= {f"{name}{what}" for name in SCHEDULED for what in ("Errors", "Missed")}
    assert set(alarms) == wanted
    for alarm in alarms.values():
        assert alarm["AlarmActions"] == alarm["OKActions"] == [{"Ref": "AlarmTopic"}]
        assert alarm["AlarmDescription"].endswith("What to do: docs/operating.md.")
        assert alarm["Period"] * alarm["EvaluationPeriods"] <= 7 * 86_400
    assert len(packaged.of_type("AWS::SNS::Topic")) == 1


def test_a_quiet_night_is_not_slow(packaged: Packaged) -> None:
    """Too few answers for a percentile, all of them cold starts, are no reason to wake anybody."""
    slow = alarms_of(packaged)["PagesSlow"]
    assert (slow["ExtendedStatistic"], slow["Threshold"]) == ("p95", 2000)
    assert slow["EvaluateLowSampleCountPercentile"] == "ignore"


def test_a_schedule_that_stands_still_is_noticed(packaged: Packaged) -> None:
    """No call for 26 hours is an alarm, though nothing failed."""
    for name in SCHEDULED:
        missed = alarms_of(packaged)[f"{name}Missed"]
        assert (missed["Period"], missed["EvaluationPeriods"]) == (3600, 26)
        assert missed["TreatMissingData"] == "breaching"


def test_schedules_never_overlap(packaged: Packaged) -> None:
    """Each is called by the name that the app gives it, at its hour, and one at a time."""
    for name, (handler, hour) in SCHEDULED.items():
        function = packaged.functions[name]
        (event,) = function["Events"].values()
        assert event == {"Type": "Schedule", "Properties": {"Schedule": hour}}
        assert function["Handler"] == handler
        reserved = function["ReservedConcurrentExecutions"]
        assert reserved == {"Fn::If": ["ReserveConcurrency", 1, {"Ref": "AWS::NoValue"}]}


def test_what_costs_money_by_the_month_is_off_until_asked_for(packaged: Packaged) -> None:
    """Firewall, domain and budget hang on parameters whose defaults leave them out."""
    conditions = {name: each["Condition"] for name, each in packaged.resources.items() if "Condition" in each}
    assert conditions == {
        "AlarmEmailSubscription": "HasEmail",
        "Firewall": "HasFirewall",
        "FirewallAssociation": "HasFirewall",
        "OwnDomain": "HasDomain",
        "OwnDomainMapping": "HasDomain",
        "Budget": "HasBudget",
    }
    parameters = packaged.template["Parameters"]
    defaults = {name: each["Default"] for name, each in parameters.items()}
    assert defaults["UseFirewall"] == "no"
    assert defaults["DomainName"] == defaults["AlarmEmail"] == ""
    assert defaults["MonthlyBudgetDollars"] == defaults["PagesAtOnce"] == 0


def test_the_firewall_keeps_no_samples(packaged: Packaged) -> None:
    """Amazon would show addresses and web addresses of the last three hours."""
    firewall = packaged.resources["Firewall"]["Properties"]
    for part in (firewall, *firewall["Rules"]):
        assert part["VisibilityConfig"]["SampledRequestsEnabled"] is False


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        *(
            (path, True)
            for path in ("/v1/participation", "/v1/landings", "/thanks", "/share", "/subject-access")
        ),
        *(
            (path, False)
            for path in ("/letter", "/v1/letters", "/v1/checks", "/paper", "/calendar", "/organisers")
        ),
    ],
)
def test_the_firewall_knows_what_counts(packaged: Packaged, path: str, counts: bool) -> None:  # noqa: FBT001 - a parameter
    """The narrower of its rules is for the addresses that count, with and without the stage, and for no other."""
    _, rule = packaged.resources["Firewall"]["Properties"]["Rules"]
    limited = rule["Statement"]["RateBasedStatement"]
    method, address = limited["ScopeDownStatement"]["AndStatement"]["Statements"]
    assert method["ByteMatchStatement"]["SearchString"] == "POST"
    pattern = address["RegexMatchStatement"]["RegexString"]
    for written in (path, f"/api{path}", f"{path}/"):
        assert (re.search(pattern, written) is not None) == counts
    assert (limited["Limit"], limited["EvaluationWindowSec"]) == (300, 300)


def test_a_slip_of_the_keys_is_refused_before_anything_is_made(packaged: Packaged) -> None:
    """CloudFormation reads these before it begins; an address that is none would undo the whole stack."""
    parameters = packaged.template["Parameters"]
    for name, good, bad in [
        ("AlarmEmail", "ana@example.org", "ana"),
        ("DomainName", "letters.example.org", "https://letters.example.org/"),
        ("CertificateArn", "arn:aws:acm:eu-west-2:123456789012:certificate/abc", "abc"),
    ]:
        pattern = re.compile(parameters[name]["AllowedPattern"])
        assert pattern.search(good)
        assert pattern.search("")
        assert not pattern.search(bad)
