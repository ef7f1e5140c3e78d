# Problems of message.
