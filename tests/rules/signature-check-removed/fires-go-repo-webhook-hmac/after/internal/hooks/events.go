package hooks

// Repository is the part of a repository payload that builds need.
type Repository struct {
	ID       int64  `json:"id"`
	FullName string `json:"full_name"`
	Private  bool   `json:"private"`
}

// PushEvent is sent for every push to a branch or tag.
type PushEvent struct {
	Ref        string     `json:"ref"`
	Before     string     `json:"before"`
	After      string     `json:"after"`
	Repository Repository `json:"repository"`
	Pusher     Pusher     `json:"pusher"`
}

// Pusher names who pushed.
type Pusher struct {
	Name  string `json:"name"`
	Email string `json:"email"`
}

// Deleted reports whether the push removed its ref.
func (e PushEvent) Deleted() bool {
	return e.After == "0000000000000000000000000000000000000000"
}
