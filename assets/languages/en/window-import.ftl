# The window: step 7, Import.
