package web

import (
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
)

// Attachments serves and removes the files below one folder.
type Attachments struct {
	folder string
}

// Get answers with one attachment.
func (a Attachments) Get(w http.ResponseWriter, r *http.Request) {
	file, err := os.Open(filepath.Join(a.folder, r.PathValue("name")))
	if err != nil {
		fail(w, err)
		return
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		fail(w, err)
		return
	}
	http.ServeContent(w, r, filepath.Base(info.Name()), info.ModTime(), file)
}

// Delete removes one attachment.
func (a Attachments) Delete(w http.ResponseWriter, r *http.Request) {
	if err := os.Remove(filepath.Join(a.folder, r.PathValue("name"))); err != nil {
		fail(w, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func fail(w http.ResponseWriter, err error) {
	if errors.Is(err, fs.ErrNotExist) {
		http.Error(w, "no such attachment", http.StatusNotFound)
		return
	}
	http.Error(w, "not allowed", http.StatusForbidden)
}
