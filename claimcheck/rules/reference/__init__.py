"""Ids, files and captures that exist and are used."""
