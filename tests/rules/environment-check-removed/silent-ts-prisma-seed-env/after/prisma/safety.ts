const DISPOSABLE = new Set(["development", "test"]);
const MANAGED_SUFFIXES = [".rds.amazonaws.com", ".supabase.co"];

// Used by every script that removes data: seed.ts, reset.ts.

/**
 * Throws unless the process runs in an environment whose database may be
 * emptied at any time. An environment that is not set counts as production.
 */
export function assertDisposableDatabase(environment = process.env.NODE_ENV): void {
  const name = environment ?? "production";
  if (!DISPOSABLE.has(name)) {
    throw new Error(`refusing to touch the database of environment "${name}"`);
  }

  const url = process.env.DATABASE_URL;
  if (!url) {
    throw new Error("DATABASE_URL is not set");
  }

  const { hostname } = new URL(url);
  const managed = MANAGED_SUFFIXES.some((suffix) => hostname.endsWith(suffix));
  if (managed) {
    throw new Error(`refusing to touch ${hostname}`);
  }
}
