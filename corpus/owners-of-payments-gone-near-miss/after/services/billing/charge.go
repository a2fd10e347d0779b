package billing

func Charge(cents int) error { return nil }
