"""The sheet that a patient takes home: one document; HTML, plain text and PDF of the same words."""
