"""Everything that leaves the dashboard as a file: tables, geodata, the map as a picture, the citation."""
