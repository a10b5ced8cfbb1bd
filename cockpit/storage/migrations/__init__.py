"""Steps from each version of the file to the next, run by Alembic."""
