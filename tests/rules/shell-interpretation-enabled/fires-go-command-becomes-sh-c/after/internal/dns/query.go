package dns

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
)

func Records(ctx context.Context, name, kind string) ([]string, error) {
	out, err := exec.CommandContext(ctx, "sh", "-c", fmt.Sprintf("dig +short %s %s | sort", name, kind)).Output()
	if err != nil {
		return nil, err
	}
	return strings.Fields(string(out)), nil
}
