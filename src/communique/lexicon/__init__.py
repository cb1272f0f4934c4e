"""How things are said and who is who: data files and their loaders."""
