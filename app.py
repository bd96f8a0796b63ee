"""Entry point: `streamlit run app.py` looks for a call of App in this very file."""

from pathlib import Path

from streamlit.starlette import App

from sozialraum.web.server import settings

app = App(Path(__file__).parent / "src" / "sozialraum" / "ui" / "main.py", **settings())
