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
		if !filepath.IsLocal(file.Name) {
			return fmt.Errorf("%q leaves the folder", file.Name)
		}
		if err := write(file, filepath.Join(folder, file.Name)); err != nil {
			return err
		}
	}
	return nil
}

func write(file *zip.File, path string) error {
	in, err := file.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	defer out.Close()
	_, err = io.Copy(out, in)
	return err
}
