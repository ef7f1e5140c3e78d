# The window: step 5, Channel.
