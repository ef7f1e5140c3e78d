# Problems of zammad.
