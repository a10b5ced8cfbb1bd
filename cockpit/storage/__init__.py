"""The file: tables, the unit of work, the journal, versions, backups, migrations."""
