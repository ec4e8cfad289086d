"""Case → findings: which rules run, how they are judged, what is waived."""
