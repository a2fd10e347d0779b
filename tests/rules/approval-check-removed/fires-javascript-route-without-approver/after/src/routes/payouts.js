import { Router } from "express";
import { requireApproval } from "../middleware/approval.js";
import { requireRole } from "../middleware/roles.js";
import { payouts } from "../services/payouts.js";

export const router = Router();

router.post("/payouts/:id/release", requireRole("treasury"), async (req, res) => {
  await payouts.release(req.params.id, req.user.id);
  res.sendStatus(204);
});

router.post("/payouts/:id/cancel", requireRole("treasury"), requireApproval({ by: "second-person" }), async (req, res) => {
  await payouts.cancel(req.params.id, req.user.id);
  res.sendStatus(204);
});
