package upgrade

import "context"

// Run brings the database to the schema of this version.
func Run(ctx context.Context, db Database, vault Vault) error {
	if err := vault.Snapshot(ctx, db.Name()); err != nil {
		return err
	}
	for _, part := range db.Parts() {
		if err := migrate(ctx, part, vault); err != nil {
			return err
		}
	}
	return nil
}

func migrate(ctx context.Context, part Part, _ Vault) error {
	return part.Migrate(ctx)
}
