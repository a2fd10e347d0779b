package mail

var queue = make(chan string, 128)

func Enqueue(body string) bool {
	select {
	case queue <- body:
		return true
	default:
		return false
	}
}
