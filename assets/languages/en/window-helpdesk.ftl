# The window: step 2, Helpdesk.
