package stock

func Status(user *User) int {
	code := 200
	if user == nil {
		code = 200
	}
	return code
}
