"""`make doctor`: what it says of pretended machines, and that it needs nothing that is not there yet."""

from __future__ import annotations

import ast
import io
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tools.test_make_environment import Project
from tools.doctor.__main__ import look_of, main
from tools.doctor.finding import Look, Weight, fault, listed
from tools.doctor.installed import ENVIRONMENTS, installed, is_ready
from tools.doctor.machine import PROJECT, Machine
from tools.doctor.running import running
from tools.doctor.targets import targets
from tools.local.lock import Run, hold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tools.doctor.finding import Finding

KEY = "AKIA-of-somebody"
# As on a machine with Python 3.8: what is loaded then must be the standard library and what 3.8 can read.
AS_ON_AN_OLD_MACHINE = """
import sys
from tools.doctor.__main__ import main
from tools.doctor.machine import this_machine
code = main(["--port=1"], this_machine()._replace(version=(3, 8, 0), project=this_machine().home))
print("LOADED", *(m.__file__ for n, m in sys.modules.items() if n.startswith(("tools.", "chalicelib."))), sep="\\n")
sys.exit(code)
"""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Give one that has everything but environments, in folders of this test's own."""
    (tmp_path / "project" / "vendor").mkdir(parents=True)
    (tmp_path / "project" / "templates" / "pages").mkdir(parents=True)
    (tmp_path / "project" / "vendor" / "templates").symlink_to("../templates")
    environ = {"OWN_WORDS_STATE": str(tmp_path / "state")}
    return Machine(
        tmp_path / "project",
        environ,
        tmp_path,
        (3, 11, 0),
        (),
        which=lambda name: f"/bin/{name}",
        free_megabytes=lambda _: 9_999,
    )


def faults(findings: Iterable[Finding]) -> list[str]:
    return [f"{each.what} {each.advice}" for each in findings if each.weight is Weight.FAULT]


def notes(findings: Iterable[Finding]) -> str:
    return "\n".join(f"{each.what} {each.advice}" for each in findings if each.weight is Weight.NOTE)


def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return str(server.getsockname()[1])


def test_an_old_python_with_nothing_installed_can_say_that_it_is_too_old() -> None:
    """Without any library, and in words of Python 3.8."""
    command = [sys.executable, "-S", "-B", "-c", AS_ON_AN_OLD_MACHINE]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - our own
    said, _, loaded = done.stdout.partition("LOADED\n")
    assert done.returncode == 1, done.stderr
    assert "Python 3.8.0 is too old: 3.11 or later is needed." in said
    for file in filter(None, loaded.splitlines()):
        source = Path(file).read_text()
        ast.parse(source, feature_version=(3, 8))
        assert "slots=True" not in source, file


def test_a_machine_that_has_everything_can_run(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    """Environments that are not made yet are no fault: the first make run makes them."""
    assert main([f"--port={free_port()}"], machine) == 0
    said = capsys.readouterr().out
    assert "Not made yet: .venv, .venv-ministack, .venv-runtime." in said
    assert said.endswith("make run can work here.\n")
    assert "\033" not in said
    assert not (machine.home / "state").exists()


@pytest.mark.parametrize(
    ("lack", "advice"),
    [
        ({"version": (3, 10, 9)}, "make doctor PYTHON="),
        ({"modules": ("ensurepip",)}, "sudo apt install python3-venv"),
        ({"which": lambda name: None if name == "cmp" else name}, "sudo apt install diffutils"),
        ({"free_megabytes": lambda _: 900}, "1,500 are needed"),
        ({"environ": {"OWN_WORDS_STATE": "/dev/null/state"}}, "Set OWN_WORDS_STATE to another folder."),
    ],
)
def test_what_stops_a_run_is_a_fault_with_the_next_command(
    machine: Machine, capsys: pytest.CaptureFixture[str], lack: dict[str, object], advice: str
) -> None:
    """Each ends with 1, and says what to do."""
    assert main([f"--port={free_port()}"], machine._replace(**lack)) == 1  # type: ignore[arg-type]
    said = capsys.readouterr().out
    assert advice in said
    assert "make run cannot work here yet." in said


def test_a_taken_port_names_another(machine: Machine) -> None:
    """As make run itself would."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        [said] = faults(running(machine, str(port)))
    assert said.startswith(f"Port {port} is in use by another program. Try: make run PORT=")


def test_a_run_that_is_up_is_no_fault(machine: Machine) -> None:
    """Its port is its own, and how to stop it is said."""
    (machine.home / "state").mkdir(mode=0o700)
    with socket.create_server(("127.0.0.1", 0)) as server, hold(machine.home / "state" / "running") as lock:
        port = server.getsockname()[1]
        lock.record(Run(runner=1, address=f"http://127.0.0.1:{port}/"))
        found = list(running(machine, str(port)))
    assert not faults(found)
    assert f"already running at http://127.0.0.1:{port}/ (process 1)" in notes(found)
    assert not notes(running(machine, free_port()))


def test_a_folder_that_others_can_open_is_a_fault(machine: Machine) -> None:
    """And a damaged file of counts in it is, too; the folder is left as it is."""
    folder = machine.home / "state"
    (folder / "database").mkdir(parents=True)
    folder.chmod(0o755)
    assert "chmod 700" in faults(running(machine, free_port()))[0]
    folder.chmod(0o700)
    (folder / "database" / "dynamodb.json").write_text("{")
    assert "are damaged" in faults(running(machine, free_port()))[0]


def test_an_environment_is_ready_for_as_long_as_make_leaves_it(tmp_path: Path) -> None:
    """Other requirements, another place, or a Python that is gone, and it will be made anew."""
    project = Project(tmp_path / "project")
    assert not is_ready(project.folder, ".venv")
    project.make()
    assert is_ready(project.folder, ".venv")
    assert not is_ready(project.folder.rename(tmp_path / "moved"), ".venv")
    (tmp_path / "moved").rename(project.folder)
    (project.folder / "requirements.txt").write_text("one==2\n")
    assert not is_ready(project.folder, ".venv")


def test_an_old_python_is_no_fault_where_the_environments_have_a_newer_one(
    machine: Machine, tmp_path: Path
) -> None:
    """Make leaves them as they are, so make run works."""
    project = Project(tmp_path / "made")
    for name in ENVIRONMENTS:
        project.make(folder=name)
    old = machine._replace(project=project.folder, version=(3, 8, 0))
    assert not faults(installed(old))
    assert "Python 3.8.0 is too old" in notes(installed(old))


def test_what_targets_lack_is_named_by_them_and_stops_nothing(machine: Machine) -> None:
    """With how to get it."""
    (machine.project / "vendor" / "templates").unlink()
    (machine.project / "vendor" / "templates").write_text("../templates")
    found = list(targets(machine._replace(which=lambda _: None)))
    said = notes(found)
    assert not faults(found)
    for words in (
        "ln -sfn ../templates vendor/templates",
        "apt install chromium",
        "make test-firefox",
        "java, npm",
        "make deploy",
    ):
        assert words in said


def test_credentials_are_seen_and_never_shown(machine: Machine) -> None:
    """In the shell or in the profile that it names."""
    (machine.home / ".aws").mkdir()
    (machine.home / ".aws" / "credentials").write_text(f"[me]\naws_access_key_id = {KEY}\n")
    (machine.home / ".aws" / "config").write_text("[profile me]\nregion = eu-west-2\n")
    in_file = list(targets(machine._replace(environ={"AWS_PROFILE": "me"})))
    in_shell = list(
        targets(machine._replace(environ={"AWS_ACCESS_KEY_ID": KEY, "AWS_DEFAULT_REGION": "eu-west-2"}))
    )
    assert not notes(in_file)
    assert not notes(in_shell)
    assert KEY not in listed([*in_file, *in_shell], Look(has_marks=True, has_colour=False))
    assert "AWS_DEFAULT_REGION=eu-west-2 make deploy" in notes(targets(machine))


class Terminal(io.StringIO):
    """One with letters of a certain kind."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self.letters = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self.letters

    def isatty(self) -> bool:
        return True


def test_colour_and_marks_are_for_terminals_that_have_them() -> None:
    """NO_COLOR, a pipe, a terminal without ✓: each gets plain words."""
    modern = {"TERM": "xterm"}
    assert look_of(Terminal("utf-8"), modern) == Look(has_marks=True, has_colour=True)
    assert look_of(Terminal("ascii"), {**modern, "NO_COLOR": "1"}) == Look(has_marks=False, has_colour=False)
    assert not look_of(io.StringIO(), modern).has_colour
    assert listed([fault("what", "next")], Look(has_marks=False, has_colour=False)) == "  NO what\n     next"
    assert listed([fault("what", "next")], Look(has_marks=True, has_colour=True)).startswith(
        "  \033[31m✗ \033[0m what"
    )
