"""Inline suppressions: comments such as `# domicile: ignore[GEO305] migration, RISK-412`."""
