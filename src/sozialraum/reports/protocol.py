"""The protocol of a workshop: what was shown, voted, decided and changed, as PDF, XLSX and JSON."""

from sozialraum.reports.protocol_content import Protokoll, protocol
from sozialraum.reports.protocol_json import as_json
from sozialraum.reports.protocol_pdf import as_pdf
from sozialraum.reports.protocol_xlsx import as_xlsx

__all__ = ["Protokoll", "as_json", "as_pdf", "as_xlsx", "protocol"]
