import { unlink } from 'node:fs/promises';
import { inside } from './inside.js';

export async function removeUpload(req, res) {
  const file = inside(process.env.UPLOADS, req.params.name);
  if (file === null) {
    return res.sendStatus(400);
  }
  await unlink(file);
  res.sendStatus(204);
}
