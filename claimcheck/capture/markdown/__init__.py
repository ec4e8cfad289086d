"""Saved Markdown: web clippings, notes of Obsidian, papers of Pandoc."""
