# Problems of migration.
