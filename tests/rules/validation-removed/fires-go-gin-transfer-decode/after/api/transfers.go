package api

import (
	"encoding/json"
	"log/slog"
	"net/http"

	"example.com/bank/core"
	"example.com/bank/web"
)

type transferRequest struct {
	FromAccount string `json:"fromAccount"`
	IBAN        string `json:"iban"`
	Cents       int64  `json:"cents"`
	Reference   string `json:"reference"`
}

type TransfersAPI struct {
	service *core.TransferService
	log     *slog.Logger
}

func (a *TransfersAPI) Register(mux *http.ServeMux) {
	mux.Handle("POST /transfers", web.RequireCustomer(http.HandlerFunc(a.create)))
}

func (a *TransfersAPI) create(w http.ResponseWriter, r *http.Request) {
	var req transferRequest
	if err := json.NewDecoder(r.Body).Decode(&req); err != nil {
		web.Error(w, http.StatusUnprocessableEntity, "malformed body")
		return
	}

	transfer, err := a.service.Execute(r.Context(), core.Transfer{
		Owner:     web.CustomerID(r.Context()),
		From:      req.FromAccount,
		To:        req.IBAN,
		Cents:     req.Cents,
		Reference: req.Reference,
	})
	if err != nil {
		a.log.ErrorContext(r.Context(), "transfer failed", "err", err)
		web.Error(w, http.StatusBadGateway, "transfer failed")
		return
	}
	web.JSON(w, http.StatusCreated, transfer)
}
