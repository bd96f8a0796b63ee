"""Names of files."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.reports import filename


@pytest.mark.parametrize(
    ("teile", "name"),
    [
        (("Unter 18-Jährige", "2022"), "sozialraum-luebeck_unter-18-jaehrige_2022"),
        (("Einwohner:innen",), "sozialraum-luebeck_einwohner-innen"),
        (("Größe & Öffnung übers Ärgste",), "sozialraum-luebeck_groesse-oeffnung-uebers-aergste"),
        (("Cafe\u0301 São",), "sozialraum-luebeck_cafe-sao"),
        (("u\u0308ber",), "sozialraum-luebeck_ueber"),
        (("../../etc/passwd", ""), "sozialraum-luebeck_etc-passwd"),
        (("日本", "2022"), "sozialraum-luebeck_2022"),
        ((), "sozialraum-luebeck"),
    ],
)
def test_a_name_is_plain_ascii_that_still_reads_like_the_title(teile, name):
    assert filename.stem(*teile) == name


def test_a_long_title_is_cut():
    assert filename.stem("x" * 500) == "sozialraum-luebeck_" + "x" * 60


@given(st.lists(st.text(), max_size=4))
def test_whatever_it_is_called_the_name_is_safe(teile):
    assert re.fullmatch(r"sozialraum-luebeck(_[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?)*", filename.stem(*teile))
