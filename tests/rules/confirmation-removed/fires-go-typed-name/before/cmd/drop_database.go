package cmd

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
)

func dropCommand(admin Admin) *cobra.Command {
	return &cobra.Command{
		Use:  "drop NAME",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			name := args[0]
			fmt.Printf("Type %s to drop it: ", name)
			typed, err := bufio.NewReader(os.Stdin).ReadString('\n')
			if err != nil {
				return err
			}
			if strings.TrimSpace(typed) != name {
				return fmt.Errorf("names differ")
			}
			return admin.Drop(cmd.Context(), name)
		},
	}
}
