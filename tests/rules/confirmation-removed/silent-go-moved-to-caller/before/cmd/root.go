package cmd

import "github.com/spf13/cobra"

func newRoot(admin Admin, ask Asker) *cobra.Command {
	root := &cobra.Command{Use: "dbadm"}
	drop := &cobra.Command{
		Use:  "drop NAME",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return drop(cmd.Context(), admin, ask, args[0])
		},
	}
	root.AddCommand(drop)
	return root
}
