package stations

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/jmoiron/sqlx"
)

type Syncer struct {
	db   *sqlx.DB
	http *http.Client
	url  string
}

func (s *Syncer) Run(ctx context.Context) error {
	stations, err := s.fetch(ctx)
	if err != nil {
		return err
	}
	if err := s.upsert(ctx, stations); err != nil {
		return err
	}
	return s.deleteMissing(ctx, stations)
}

func (s *Syncer) fetch(ctx context.Context) ([]Station, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url, nil)
	if err != nil {
		return nil, err
	}
	resp, err := s.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("stations feed: %s", resp.Status)
	}
	var stations []Station
	return stations, json.NewDecoder(resp.Body).Decode(&stations)
}

func (s *Syncer) upsert(ctx context.Context, stations []Station) error {
	for _, st := range stations {
		_, err := s.db.NamedExecContext(ctx, `INSERT INTO stations (code, name) VALUES (:code, :name)
			ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name`, st)
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Syncer) deleteMissing(ctx context.Context, stations []Station) error {
	if len(stations) == 0 {
		return fmt.Errorf("stations feed is empty")
	}
	codes := make([]string, 0, len(stations))
	for _, st := range stations {
		codes = append(codes, st.Code)
	}
	query, args, err := sqlx.In(`DELETE FROM stations WHERE code NOT IN (?)`, codes)
	if err != nil {
		return err
	}
	_, err = s.db.ExecContext(ctx, s.db.Rebind(query), args...)
	return err
}
