package stations

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
)

// ErrEmptyFeed tells that the feed has no stations, which is never right.
var ErrEmptyFeed = errors.New("stations feed is empty")

type Syncer struct {
	db   *sqlx.DB
	http *http.Client
	url  string
}

func (s *Syncer) Run(ctx context.Context) error {
	stations, err := s.fetch(ctx)
	if err != nil {
		return fmt.Errorf("fetch stations: %w", err)
	}
	if err := s.upsert(ctx, stations); err != nil {
		return fmt.Errorf("upsert stations: %w", err)
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
	if err := json.NewDecoder(resp.Body).Decode(&stations); err != nil {
		return nil, err
	}
	if len(stations) == 0 {
		return nil, ErrEmptyFeed
	}
	return stations, nil
}

func (s *Syncer) upsert(ctx context.Context, stations []Station) error {
	_, err := s.db.NamedExecContext(ctx, `INSERT INTO stations (code, name) VALUES (:code, :name)
		ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name`, stations)
	return err
}

func (s *Syncer) deleteMissing(ctx context.Context, stations []Station) error {
	codes := make([]string, len(stations))
	for i, st := range stations {
		codes[i] = st.Code
	}
	_, err := s.db.ExecContext(ctx, `DELETE FROM stations WHERE code <> ALL($1)`, pq.Array(codes))
	return err
}
