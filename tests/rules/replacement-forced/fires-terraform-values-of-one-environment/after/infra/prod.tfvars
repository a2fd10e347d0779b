key = "session_id"
