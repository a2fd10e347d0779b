package httpapi

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"

	"example.com/acme/desk/attachments"
)

const maxUpload = 10 << 20

// AttachmentHandler answers POST /tickets/{ticket}/attachments.
type AttachmentHandler struct {
	Store *attachments.Store
	Log   *slog.Logger
}

func (h *AttachmentHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxUpload)
	data, err := io.ReadAll(r.Body)
	if err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			http.Error(w, "attachment is too large", http.StatusRequestEntityTooLarge)
			return
		}
		http.Error(w, "could not read attachment", http.StatusBadRequest)
		return
	}

	contentType := http.DetectContentType(data)
	id, err := h.Store.Save(r.Context(), r.PathValue("ticket"), contentType, data)
	if err != nil {
		h.Log.ErrorContext(r.Context(), "save attachment", "err", err)
		http.Error(w, "could not save attachment", http.StatusInternalServerError)
		return
	}

	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusCreated)
	_ = json.NewEncoder(w).Encode(map[string]string{"id": id})
}
