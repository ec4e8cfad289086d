"""Who a passage has it from."""
