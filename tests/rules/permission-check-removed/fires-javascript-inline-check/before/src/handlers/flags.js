import { flags } from '../store.js';

export async function setFlag(req, res) {
  if (!req.user.permissions.includes('flags:write')) {
    return res.status(403).json({ error: 'not allowed' });
  }
  const { name } = req.params;
  const flag = await flags.get(name);
  if (!flag) {
    return res.status(404).json({ error: 'no such flag' });
  }
  flag.enabled = Boolean(req.body.enabled);
  flag.changedBy = req.user.id;
  await flags.save(flag);
  res.json(flag);
}
