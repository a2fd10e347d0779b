package cmd

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"
)

func confirm(question string) bool {
	fmt.Print(question + " [y/N] ")
	line, _ := bufio.NewReader(os.Stdin).ReadString('\n')
	return strings.TrimSpace(line) == "y"
}

func evict(ctx context.Context, cluster Cluster, node string) error {
	if !confirm("Evict everything from " + node + "?") {
		return nil
	}
	return cluster.Evict(ctx, node)
}

func restart(ctx context.Context, cluster Cluster, node string) error {
	if !confirm("Restart " + node + "?") {
		return nil
	}
	return cluster.Restart(ctx, node)
}
