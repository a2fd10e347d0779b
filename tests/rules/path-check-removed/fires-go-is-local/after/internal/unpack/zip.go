package unpack

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
)

// Zip writes what an archive holds below a folder.
func Zip(archive *zip.Reader, folder string) error {
	for _, file := range archive.File {
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
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	defer out.Close()
	_, err = io.Copy(out, in)
	return err
}
