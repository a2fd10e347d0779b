package mail

var queue = make(chan string)

func Enqueue(body string) {
	queue <- body
}
