package main

import (
	"context"
	"log"
	"time"
)

func nightly(ctx context.Context, ledger *Ledger, accounts []string) {
	yesterday := time.Now().AddDate(0, 0, -1)
	for _, account := range accounts {
		if err := ledger.Settle(ctx, account, yesterday); err != nil {
			log.Printf("settle %s: %v", account, err)
		}
	}
}
