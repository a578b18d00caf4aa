"""What people run: thin files over the other rooms."""
