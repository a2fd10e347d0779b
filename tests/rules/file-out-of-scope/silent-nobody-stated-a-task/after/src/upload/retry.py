def retry_upload(session, part):
    for attempt in range(3):
        answer = session.put(part)
        if answer.status != 503:
            return answer
    return answer
