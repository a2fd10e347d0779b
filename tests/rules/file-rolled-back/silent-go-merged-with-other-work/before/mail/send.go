package mail

func Send(to, body string) error {
	conn, err := dial()
	if err != nil {
		return err
	}
	defer conn.Close()
	for attempt := 0; attempt < 3; attempt++ {
		if err = conn.Send(to, body); err == nil {
			return nil
		}
	}
	return err
}
