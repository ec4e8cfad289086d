"""The commands: they read arguments, call, print, and exit."""
