"""Commands of the clinician's work."""
