package extension

import "net/http"

func isBinary(client *http.Client, repo Repo) (isBin bool, err error) {
	var r *release
	r, err = fetchLatestRelease(client, repo)
	if err != nil {
		httpErr, ok := err.(HTTPError)
		if ok && httpErr.StatusCode == 404 {
			err = nil
			return
		}
		return
	}

	for _, a := range r.Assets {
		isBin = isBin || a.Name == repo.Name
	}
	return
}
