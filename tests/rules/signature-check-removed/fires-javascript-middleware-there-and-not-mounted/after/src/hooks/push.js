import { queue } from "../queue.js";

export async function onPush(req, res) {
  await queue.add("push", req.body.toString());
  res.sendStatus(202);
}
