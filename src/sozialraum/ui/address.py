"""The address keeps what all pages share, on pages that draw it and on those that do not."""

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import get_session_state

GETEILT = ("indikator", "jahr", "basisjahr", "raumebene", "stadtteil", "belegstufen", "handlungsfeld")


def keep_shared() -> None:
    """Leaves shared keys in the address whose widgets this run has not drawn; to be called at its end.

    Streamlit takes the key of a bound widget out of the address with the widget. It lets go of a key
    only by what is called here, which is not part of its public interface: a test holds that it works.
    """
    gezeichnet = get_script_run_ctx().shared.widget_ids_this_run.snapshot()
    with get_session_state().query_params() as adresse:
        for schluessel in GETEILT:
            bindung = adresse.get_binding_for_param(schluessel)
            if bindung is not None and bindung.widget_id not in gezeichnet:
                adresse.unbind_widget(bindung.widget_id)
