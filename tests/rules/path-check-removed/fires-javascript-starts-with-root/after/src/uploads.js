import { stat, unlink } from 'node:fs/promises';
import path from 'node:path';

const ROOT = path.resolve('/srv/uploads');

export async function removeUpload(req, res) {
  const file = path.resolve(ROOT, req.params.name);
  const { size } = await stat(file);
  await unlink(file);
  res.json({ freed: size });
}
