package mail

func Send(to, body string) error {
	conn, err := dial()
	if err != nil {
		return err
	}
	return conn.Send(to, body)
}
