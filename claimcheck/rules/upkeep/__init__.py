"""Waivers and the audit itself."""
