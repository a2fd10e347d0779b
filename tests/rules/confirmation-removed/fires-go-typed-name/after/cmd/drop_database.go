package cmd

import (
	"fmt"

	"github.com/spf13/cobra"
)

func dropCommand(admin Admin) *cobra.Command {
	return &cobra.Command{
		Use:  "drop NAME",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			name := args[0]
			if err := admin.Drop(cmd.Context(), name); err != nil {
				return fmt.Errorf("drop %s: %w", name, err)
			}
			return nil
		},
	}
}
