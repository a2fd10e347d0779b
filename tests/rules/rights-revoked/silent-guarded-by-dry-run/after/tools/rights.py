def tidy(cursor, roles, dry_run):
    for role in roles:
        print("revoking from", role)
        if not dry_run:
            cursor.execute(f"REVOKE ALL PRIVILEGES ON ALL TABLES IN SCHEMA shop FROM {role}")
