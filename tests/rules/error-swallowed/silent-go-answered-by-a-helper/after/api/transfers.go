package api

func (a *API) create(w http.ResponseWriter, r *http.Request) {
	transfer, err := a.service.Execute(r.Context(), r.PathValue("transfer"))
	if err != nil {
		a.log.ErrorContext(r.Context(), "transfer failed", "err", err)
		web.Error(w, http.StatusBadGateway, "transfer failed")
		return
	}
	web.JSON(w, http.StatusCreated, transfer)
}
