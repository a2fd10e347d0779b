package unpack

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Zip writes what an archive holds below a folder.
func Zip(archive *zip.Reader, folder string) error {
	for _, file := range archive.File {
		if err := write(file, folder); err != nil {
			return err
		}
	}
	return nil
}

func write(file *zip.File, folder string) error {
	if !filepath.IsLocal(file.Name) {
		return fmt.Errorf("%q leaves the folder", file.Name)
	}
	in, err := file.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(filepath.Join(folder, file.Name))
	if err != nil {
		return err
	}
	defer out.Close()
	_, err = io.Copy(out, in)
	return err
}
