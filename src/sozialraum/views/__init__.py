"""Turns results into things to look at: text, HTML, map state. No Streamlit, no data files."""
