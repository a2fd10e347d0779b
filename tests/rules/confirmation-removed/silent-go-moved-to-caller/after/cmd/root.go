package cmd

import "github.com/spf13/cobra"

func newRoot(admin Admin, ask Asker) *cobra.Command {
	root := &cobra.Command{Use: "dbadm"}
	drop := &cobra.Command{
		Use:  "drop NAME",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := ask.ForName(args[0]); err != nil {
				return err
			}
			return drop(cmd.Context(), admin, args[0])
		},
	}
	root.AddCommand(drop)
	return root
}
