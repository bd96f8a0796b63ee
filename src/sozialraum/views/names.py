"""Names that stand in several views and must be the same in all of them."""

STADT_NAME = "Lübeck insgesamt"
"""The city as a row, a column, a line or a point among its areas. Its value is called Stadtwert."""
