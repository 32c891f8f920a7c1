"""Safe file access: other users may have created the files, and their content is not trusted."""
