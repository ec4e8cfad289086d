"""What falls if somebody is discredited, told in each format."""
