export async function search(db: Pool, org: number, f: Filter) {
  const where = ['org_id = $1'];
  const args: unknown[] = [org];
  if (f.text) {
    args.push(`%${f.text}%`);
    where.push(`title ILIKE $${args.length}`);
  }
  return db.query(`SELECT id FROM tickets WHERE ${where.join(' AND ')}`, args);
}
