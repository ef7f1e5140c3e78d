# Was das Programm von sich selbst sagt.
