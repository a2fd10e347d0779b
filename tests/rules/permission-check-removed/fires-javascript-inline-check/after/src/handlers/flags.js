import { flags } from '../store.js';

export async function setFlag(req, res) {
  const flag = await flags.get(req.params.name);
  if (!flag) return res.status(404).json({ error: 'no such flag' });

  flag.enabled = Boolean(req.body.enabled);
  flag.changedBy = req.user.id;
  await flags.save(flag);
  res.json(flag);
}
