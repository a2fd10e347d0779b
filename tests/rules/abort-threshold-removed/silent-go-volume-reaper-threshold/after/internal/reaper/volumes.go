package reaper

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

var ErrTooMany = errors.New("reaper: more stale volumes than allowed in one run")

type Volume struct {
	ID         string
	DetachedAt time.Time
}

type Cloud interface {
	DetachedVolumes(ctx context.Context) ([]Volume, error)
	DeleteVolume(ctx context.Context, id string) error
}

type Reaper struct {
	Cloud     Cloud
	MinAge    time.Duration
	MaxPerRun int
	Log       *slog.Logger
}

func (r *Reaper) Run(ctx context.Context) (int, error) {
	all, err := r.Cloud.DetachedVolumes(ctx)
	if err != nil {
		return 0, err
	}
	var stale []Volume
	for _, v := range all {
		if time.Since(v.DetachedAt) > r.MinAge {
			stale = append(stale, v)
		}
	}

	if count := len(stale); count <= r.MaxPerRun {
		for i, v := range stale {
			if err := r.Cloud.DeleteVolume(ctx, v.ID); err != nil {
				return i, fmt.Errorf("delete %s: %w", v.ID, err)
			}
		}
		return count, nil
	}

	r.Log.Warn("refusing to reap", "stale", len(stale), "max", r.MaxPerRun)
	return 0, fmt.Errorf("%w: %d", ErrTooMany, len(stale))
}
