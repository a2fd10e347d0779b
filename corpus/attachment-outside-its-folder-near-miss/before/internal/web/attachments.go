package web

import (
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

// Attachments serves and removes the files below one folder.
type Attachments struct {
	folder string
}

func (a Attachments) path(r *http.Request) (string, error) {
	path := filepath.Join(a.folder, r.PathValue("name"))
	if !strings.HasPrefix(path, a.folder+string(filepath.Separator)) {
		return "", fs.ErrPermission
	}
	return path, nil
}

// Get answers with one attachment.
func (a Attachments) Get(w http.ResponseWriter, r *http.Request) {
	path, err := a.path(r)
	if err != nil {
		fail(w, err)
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		fail(w, err)
		return
	}
	w.Header().Set("Content-Type", http.DetectContentType(data))
	_, _ = w.Write(data)
}

// Delete removes one attachment.
func (a Attachments) Delete(w http.ResponseWriter, r *http.Request) {
	path, err := a.path(r)
	if err == nil {
		err = os.Remove(path)
	}
	if err != nil {
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
