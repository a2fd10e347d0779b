package upgrade

import "context"

// Run brings the database to the schema of this version.
func Run(ctx context.Context, db Database, vault Vault) error {
	for _, part := range db.Parts() {
		if err := migrate(ctx, part, vault); err != nil {
			return err
		}
	}
	return nil
}

func migrate(ctx context.Context, part Part, vault Vault) error {
	if err := vault.Snapshot(ctx, part.Database()); err != nil {
		return err
	}
	return part.Migrate(ctx)
}
