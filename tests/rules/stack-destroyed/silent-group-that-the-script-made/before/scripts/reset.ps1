$group = "test-$PID"
