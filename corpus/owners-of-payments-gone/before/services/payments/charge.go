package payments

func Charge(cents int) error { return nil }
