# The window: step 3, Consent.
