# The window: step 4, Sign in.
