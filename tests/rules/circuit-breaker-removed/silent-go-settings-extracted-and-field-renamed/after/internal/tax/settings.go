package tax

import (
	"time"

	"github.com/sony/gobreaker/v2"
)

var settings = gobreaker.Settings{Name: "tax", Timeout: 20 * time.Second}
