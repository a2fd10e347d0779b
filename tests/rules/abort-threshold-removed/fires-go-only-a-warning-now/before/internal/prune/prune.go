package prune

import (
	"context"
	"fmt"
	"log/slog"
)

const most = 40

// Run removes the branches that are merged.
func Run(ctx context.Context, forge Forge, repo string) error {
	merged, err := forge.Merged(ctx, repo)
	if err != nil {
		return fmt.Errorf("list branches: %w", err)
	}
	if len(merged) > most {
		return fmt.Errorf("%d branches would go", len(merged))
	}
	for _, branch := range merged {
		if err := forge.RemoveBranch(ctx, repo, branch); err != nil {
			return err
		}
	}
	return nil
}
