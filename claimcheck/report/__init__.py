"""Result → text: one module a format, and `safe`, where foreign text is made harmless."""
