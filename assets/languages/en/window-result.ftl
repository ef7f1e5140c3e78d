# The window: step 8, Result.
