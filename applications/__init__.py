"""What an application contains: the catalogue of fields, drafts, completeness, snapshots, fees."""
