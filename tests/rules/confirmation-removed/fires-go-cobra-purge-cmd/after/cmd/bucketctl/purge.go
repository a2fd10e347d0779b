package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"example.com/storage/internal/objects"
)

func newPurgeCmd() *cobra.Command {
	var prefix string

	cmd := &cobra.Command{
		Use:   "purge BUCKET",
		Short: "Delete all objects of a bucket, or those below a prefix",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runPurge(cmd, args[0], prefix)
		},
	}
	cmd.Flags().StringVar(&prefix, "prefix", "", "only delete objects below this prefix")
	return cmd
}

func runPurge(cmd *cobra.Command, bucket, prefix string) error {
	client, err := objects.NewClient()
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}

	start := time.Now()
	n, err := client.Count(cmd.Context(), bucket, prefix)
	if err != nil {
		return fmt.Errorf("count objects of %s: %w", bucket, err)
	}
	if err := client.DeleteAll(cmd.Context(), bucket, prefix); err != nil {
		return fmt.Errorf("purge %s: %w", bucket, err)
	}

	fmt.Fprintf(cmd.OutOrStdout(), "deleted %d objects in %s\n", n, time.Since(start).Round(time.Second))
	return nil
}

func init() {
	rootCmd.AddCommand(newPurgeCmd())
}
