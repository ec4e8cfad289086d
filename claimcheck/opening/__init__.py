"""From a folder to a case: where loading, captures, configuration and analysis are joined."""
