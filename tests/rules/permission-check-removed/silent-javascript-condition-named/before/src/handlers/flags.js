import { flags } from '../store.js';

export async function setFlag(req, res) {
  if (!req.user.permissions.includes('flags:write')) {
    return res.status(403).json({ error: 'not allowed' });
  }
  await flags.save({ name: req.params.name, enabled: Boolean(req.body.enabled) });
  return res.sendStatus(204);
}
