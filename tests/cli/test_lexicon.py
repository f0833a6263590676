"""`claimcheck lexicon validate` and `claimcheck lexicon suggest`."""

from __future__ import annotations

import os

import pytest

from cli.run import claimcheck

NAMES = """\
entities:
- {id: Lingdao, kind: company, names: [岭岛蜂业]}
measures:
- {id: honey_price, family: price, dimensions: [money], words: {zh: [蜜价]}}
aliases:
- {of: NVIDIA, names: [老黄家]}
"""
WRONG = NAMES.replace("kind: company", "kind: compny").replace("NVIDIA", "NVIDA")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "names.yaml").write_text(NAMES, encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("英伟达又称“绿厂”。\n", encoding="utf-8")
    (tmp_path / "articles" / "b.txt").write_text("岭岛蜂业又称岭蜂。\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    return tmp_path


class TestValidate:
    def test_what_is_in_order(self, folder):
        """Entities and measures that the files speak of, known ones among them."""
        ran = claimcheck("lexicon", "validate", "names.yaml", cwd=folder)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out == "2 entities and 1 measure are in order\n"

    def test_every_mistake_of_every_file(self, folder):
        """In the order of their places, on stderr; exit 2."""
        (folder / "more.yaml").write_text("measure: []\n", encoding="utf-8")
        ran = claimcheck("lexicon", "validate", "wrong.yaml", "none.yaml", "more.yaml", cwd=folder)
        assert (ran.code, ran.out) == (2, "")
        assert [line.partition(";")[0] for line in ran.err.splitlines()] == [
            'more.yaml:1:1: unknown section "measure"',
            "none.yaml: cannot be read ([Errno 2] No such file or directory: 'none.yaml')",
            'wrong.yaml:2:17: unknown kind "compny"',
            'wrong.yaml:6:4: unknown entity "NVIDA"',
        ]

    def test_a_doubt_is_a_warning(self, folder):
        """Said on stderr; what is in order is in order."""
        (folder / "arm.yaml").write_text("entities:\n- {id: Arm, kind: company}\n")
        ran = claimcheck("lexicon", "validate", "arm.yaml", cwd=folder)
        assert (ran.code, ran.out) == (0, "1 entity and 0 measures are in order\n")
        assert ran.err.startswith('arm.yaml:2:4: warning: replaces the shipped "Arm", without ')

    def test_the_files_of_the_configuration(self, folder):
        """Where none is named."""
        none = claimcheck("lexicon", "validate", cwd=folder)
        assert (none.code, none.out) == (2, "")
        assert "give FILE, or set lexicon in claimcheck.toml" in none.err
        (folder / "claimcheck.toml").write_text('lexicon = ["names.yaml"]\n')
        ran = claimcheck("lexicon", "validate", cwd=folder)
        assert ran.out == "2 entities and 1 measure are in order\n"
        assert claimcheck("lexicon", "validate", "--no-config", cwd=folder).code == 2

    def test_units_of_ones_own(self, folder):
        """Their dimensions are known."""
        (folder / "units.txt").write_text("comb = [combs] = 巢脾\n", encoding="utf-8")
        text = NAMES.replace("[money]", "[combs]")
        (folder / "combs.yaml").write_text(text, encoding="utf-8")
        assert claimcheck("lexicon", "validate", "combs.yaml", cwd=folder).code == 2
        ran = claimcheck("lexicon", "validate", "combs.yaml", "--units", "units.txt", cwd=folder)
        assert (ran.code, ran.err) == (0, "")


class TestSuggest:
    def test_a_lexicon_file_on_stdout(self, folder):
        """What is found there is of claimcheck's own lexicon, without the user's."""
        ran = claimcheck("lexicon", "suggest", "articles", cwd=folder)
        assert (ran.code, ran.err) == (0, "")
        assert "  - {of: NVIDIA, names: [绿厂]}\n" in ran.out
        assert "岭蜂" not in ran.out

    def test_names_of_ones_own(self, folder):
        """Known beside the shipped ones; the file is for use beside theirs."""
        args = ("lexicon", "suggest", "articles", "--lexicon", "names.yaml", "-o", "learnt.yaml")
        ran = claimcheck(*args, cwd=folder)
        assert (ran.code, ran.out, ran.err) == (0, "", "")
        text = (folder / "learnt.yaml").read_text(encoding="utf-8")
        assert "  - {of: Lingdao, names: [岭蜂]}\n" in text
        assert "--lexicon names.yaml --lexicon FILE" in text
        both = claimcheck("lexicon", "validate", "names.yaml", "learnt.yaml", cwd=folder)
        assert (both.code, both.err) == (0, "")

    def test_the_language_of_the_comments(self, folder):
        """English for a pipe, whatever the locale; the other on request."""
        plain = claimcheck(
            "lexicon", "suggest", "articles", cwd=folder, env={"LANG": "zh_CN.UTF-8"}
        )
        assert "told in words" in plain.out
        chinese = claimcheck("lexicon", "suggest", "articles", "--lang", "zh", cwd=folder)
        assert "文中写明" in chinese.out

    def test_nothing_to_suggest(self, folder):
        """Said on stderr; an empty file that is in order; exit 0."""
        (folder / "c.txt").write_text("天气很好。\n", encoding="utf-8")
        ran = claimcheck("lexicon", "suggest", "c.txt", cwd=folder)
        assert ran.code == 0
        assert ran.err == "claimcheck lexicon suggest: nothing to suggest (1 article)\n"
        assert ran.out.splitlines()[-1] == "{}"
        (folder / "empty.yaml").write_text(ran.out, encoding="utf-8")
        told = claimcheck("lexicon", "validate", "empty.yaml", cwd=folder)
        assert (told.code, told.out) == (0, "0 entities and 0 measures are in order\n")

    def test_what_cannot_be_read(self, folder):
        """Named; the others are learnt from; exit 2."""
        ran = claimcheck("lexicon", "suggest", "articles", "none.txt", cwd=folder)
        assert ran.code == 2
        assert ran.err.startswith("none.txt: ")
        assert "names: [绿厂]" in ran.out

    def test_no_articles(self, folder):
        """As in other commands."""
        (folder / "bare").mkdir()
        ran = claimcheck("lexicon", "suggest", "bare", cwd=folder)
        other = claimcheck("extract", "bare", cwd=folder)
        assert ran.code == other.code
        assert other.err in ran.err

    def test_a_wrong_lexicon(self, folder):
        """Every mistake, and nothing is read."""
        ran = claimcheck("lexicon", "suggest", "articles", "--lexicon", "wrong.yaml", cwd=folder)
        assert (ran.code, ran.out) == (2, "")
        assert len(ran.err.splitlines()) == 2
        assert 'wrong.yaml:2:17: unknown kind "compny"' in ran.err

    @pytest.mark.parametrize("target", ["names.yaml", "articles/a.txt"])
    def test_what_is_read_is_never_written_over(self, folder, target):
        """No lexicon, no article."""
        before = (folder / target).read_bytes()
        args = ("lexicon", "suggest", "articles", "--lexicon", "names.yaml", "-o", target)
        ran = claimcheck(*args, cwd=folder)
        assert (ran.code, ran.out) == (2, "")
        assert f"{target}: is a" in ran.err
        assert (folder / target).read_bytes() == before

    def test_standard_input(self, folder):
        """- is an article."""
        ran = claimcheck("lexicon", "suggest", "-", cwd=folder, stdin="英伟达又称“绿厂”。")
        assert "names: [绿厂]" in ran.out


def test_the_group_tells_its_commands():
    """In its help; an unknown one is a mistake."""
    ran = claimcheck("lexicon", "--help")
    assert ran.code == 0
    assert all(f"\n  {name} " in ran.out for name in ("validate", "suggest"))
    assert claimcheck("lexicon", "sugest").code == 2


@pytest.mark.skipif(os.name == "nt", reason="the script is for a POSIX shell")
def test_a_shell_completes_them():
    """The group, its commands, their options."""
    words = {"_CLAIMCHECK_COMPLETE": "bash_complete", "COMP_CWORD": "2"}
    ran = claimcheck(env={**words, "COMP_WORDS": "claimcheck lexicon "})
    assert {line.partition(",")[2] for line in ran.out.splitlines()} == {
        "show",
        "validate",
        "suggest",
    }
