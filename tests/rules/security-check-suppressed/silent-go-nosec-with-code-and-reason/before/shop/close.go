package shop

import "os"

func Close(f *os.File) {
	_ = f.Close()
}
