package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"example.com/storage/internal/objects"
)

var purgeCmd = &cobra.Command{
	Use:   "purge BUCKET",
	Short: "Delete all objects of a bucket",
	Args:  cobra.ExactArgs(1),
	Run: func(cmd *cobra.Command, args []string) {
		bucket := args[0]
		client := objects.MustClient()

		n, err := client.Count(cmd.Context(), bucket)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}

		fmt.Printf("This deletes %d objects. Type the name of the bucket to go on: ", n)
		answer, _ := bufio.NewReader(os.Stdin).ReadString('\n')
		if strings.TrimSpace(answer) != bucket {
			fmt.Println("aborted")
			return
		}

		if err := client.DeleteAll(cmd.Context(), bucket); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println("done")
	},
}

func init() {
	rootCmd.AddCommand(purgeCmd)
}
