export async function search(db: Pool, org: number, f: Filter) {
  const where = ['org_id = $1'];
  if (f.text) {
    where.push(`title ILIKE '%${f.text}%'`);
  }
  return db.query(`SELECT id FROM tickets WHERE ${where.join(' AND ')}`, [org]);
}
