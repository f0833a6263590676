"""The file that `claimcheck init` writes."""

from __future__ import annotations

import re
import tomllib

from claimcheck import config, packs
from claimcheck.config import template


def test_as_it_is_it_says_nothing():
    """Every line is a comment."""
    assert tomllib.loads(template.commented()) == {}


def test_without_its_marks_it_is_right(tmp_path, monkeypatch):
    """Each setting stands in it once, with a value of the right kind and real rules."""
    monkeypatch.setattr(packs, "find", lambda names: tuple(packs.Pack(n, "", "") for n in names))
    text = re.sub(r"^# (?=[a-z-]+ = )", "", template.commented(), flags=re.MULTILINE)
    for name in ("names.yaml", "units.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "x.yaml").write_text("id: x", encoding="utf-8")
    file = tmp_path / "claimcheck.toml"
    file.write_text(text, encoding="utf-8")
    assert list(config.load(file).values) == list(config.SETTINGS)


def test_settings_are_those_of_the_command_line():
    """Each is the default of a parameter, with its choices; all flags but a few are settings."""
    import click

    from claimcheck.cli import group

    context = click.Context(group.cli)
    commands = [group.cli.get_command(context, name) for name in ("check", "gate")]
    params = {param.name: param for command in commands for param in command.params}
    for name, setting in config.SETTINGS.items():
        param = params.pop(setting.param)
        assert f"--{name}" in param.opts or setting.param in ("extra_rules", "pack")
        if setting.kind == "choice":
            assert set(param.type.choices) == set(setting.choices)
    of_a_run = {
        "paths", "column", "since", "staged", "changed_files", "today", "accepted", "statistics",
    }  # fmt: skip
    assert set(params) == of_a_run | {"folder", "config", "no_config", "keep", "debug"}
