"""Routes and headers beside Streamlit."""
