# The window: step 1, Before you start.
