"""One module per change of the schema. A module that was published is never changed."""
