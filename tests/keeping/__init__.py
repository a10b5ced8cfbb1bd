"""Looking after the folder: backups, restores, damage, full disks, migrations."""
