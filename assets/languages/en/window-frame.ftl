# The window: the frame.
