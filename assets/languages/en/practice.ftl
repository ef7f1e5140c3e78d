# Problems of practice.
