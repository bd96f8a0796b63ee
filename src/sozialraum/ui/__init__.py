"""Thin Streamlit pages: choices in, ready-made views out."""
