import { Router } from "express";
import { csrfProtection } from "../middleware/csrf";
import { requireLogin } from "../middleware/requireLogin";
import { users } from "../repositories/users";
import { changeEmailSchema, changePasswordSchema } from "./settings.schema";

const router = Router();

router.get("/", requireLogin, csrfProtection, async (req, res) => {
  const user = await users.get(req.session.userId!);
  res.render("settings", { user, csrfToken: req.csrfToken() });
});

router.post("/email", requireLogin, csrfProtection, async (req, res) => {
  const { email } = changeEmailSchema.parse(req.body);
  await users.requestEmailChange(req.session.userId!, email);
  res.redirect("/settings?sent=1");
});

router.post("/password", requireLogin, csrfProtection, async (req, res) => {
  const { current, next } = changePasswordSchema.parse(req.body);
  await users.changePassword(req.session.userId!, current, next);
  res.redirect("/settings?changed=1");
});

router.post("/delete", requireLogin, csrfProtection, async (req, res) => {
  await users.scheduleDeletion(req.session.userId!);
  req.session.destroy(() => res.redirect("/goodbye"));
});

export default router;
