"""Tokens, sentences, phrases and quotations."""
