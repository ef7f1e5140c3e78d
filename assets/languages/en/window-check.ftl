# The window: step 6, Check.
