# The window: practice.
