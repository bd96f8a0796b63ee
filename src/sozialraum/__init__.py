"""Sozialraum-Dashboard Lübeck: Stadtteile, Indikatoren und Handlungsoptionen auf einer Karte."""
