package upgrade

import "context"

// Run brings the database to the schema of this version.
func Run(ctx context.Context, db Database, vault Vault) error {
	if err := db.Migrate(ctx); err != nil {
		return err
	}
	return vault.Snapshot(ctx, db.Name())
}
