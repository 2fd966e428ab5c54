"""Forms of the clinician's work."""
