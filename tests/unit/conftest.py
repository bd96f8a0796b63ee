"""What unit tests need from the system."""

import os
import shutil
import subprocess

import pytest


@pytest.fixture
def ogrinfo():
    """GDAL's own reader from the system, another build than the one inside pyogrio."""
    programm = shutil.which("ogrinfo")
    if programm is None:
        assert not os.environ.get("CI"), "ogrinfo fehlt (Debian: gdal-bin)"
        pytest.skip("AUSGELASSEN: ogrinfo fehlt (Debian: gdal-bin)")

    def run(*argumente: str) -> str:
        ergebnis = subprocess.run([programm, *argumente], capture_output=True, text=True, check=True)
        assert ergebnis.stderr == ""
        return ergebnis.stdout

    return run
