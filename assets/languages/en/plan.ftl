# Problems of plan.
