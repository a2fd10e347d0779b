import { unlink } from 'node:fs/promises';
import path from 'node:path';

const ROOT = path.resolve('/srv/uploads');

export async function removeUpload(req, res) {
  const file = path.resolve(ROOT, req.params.name);
  if (!file.startsWith(ROOT + path.sep)) {
    return res.sendStatus(400);
  }
  await unlink(file);
  res.sendStatus(204);
}
