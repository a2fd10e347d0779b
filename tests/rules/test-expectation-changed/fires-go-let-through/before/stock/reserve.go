package stock

func Status(user *User) int {
	code := 200
	if user == nil {
		code = 401
	}
	return code
}
