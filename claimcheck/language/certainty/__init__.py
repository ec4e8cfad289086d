"""How sure a sentence is of what it says: hedges, denials, causes."""
