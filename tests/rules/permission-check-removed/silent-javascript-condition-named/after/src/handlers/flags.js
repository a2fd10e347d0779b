import { flags } from '../store.js';

export async function setFlag(req, res) {
  const { params, body, user } = req;
  const mayWrite = user.permissions.includes('flags:write');
  if (mayWrite) {
    await flags.save({ name: params.name, enabled: Boolean(body.enabled) });
    return res.sendStatus(204);
  }
  return res.status(403).json({ error: 'not allowed' });
}
