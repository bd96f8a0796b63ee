"""The only place that opens data files."""

from sozialraum.sources.current import current, folder
from sozialraum.sources.load import STANDARDORDNER, load

__all__ = ["STANDARDORDNER", "current", "folder", "load"]
