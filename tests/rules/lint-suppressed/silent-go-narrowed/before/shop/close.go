package shop

import "os"

func Close(f *os.File) {
	f.Close() //nolint
}
