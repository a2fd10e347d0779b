package dns

import (
	"context"
	"os/exec"
	"strings"
)

func Records(ctx context.Context, name, kind string) ([]string, error) {
	out, err := exec.CommandContext(ctx, "dig", "+short", name, kind).Output()
	if err != nil {
		return nil, err
	}
	return strings.Fields(string(out)), nil
}
