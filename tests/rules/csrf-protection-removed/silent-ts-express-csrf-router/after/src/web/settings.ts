import { Router, type Request } from "express";
import { csrfProtection } from "../middleware/csrf";
import { requireLogin } from "../middleware/requireLogin";
import { users } from "../repositories/users";
import { changeEmailSchema, changePasswordSchema } from "./settings.schema";

const router = Router();
router.use(requireLogin, csrfProtection);

const userId = (req: Request): string => req.session.userId!;

router.get("/", async (req, res) => {
  const user = await users.get(userId(req));
  res.render("settings", { user, csrfToken: req.csrfToken() });
});

router.post("/email", async (req, res) => {
  const { email } = changeEmailSchema.parse(req.body);
  await users.requestEmailChange(userId(req), email);
  res.redirect("/settings?sent=1");
});

router.post("/password", async (req, res) => {
  const { current, next } = changePasswordSchema.parse(req.body);
  await users.changePassword(userId(req), current, next);
  res.redirect("/settings?changed=1");
});

router.post("/delete", async (req, res) => {
  await users.scheduleDeletion(userId(req));
  req.session.destroy(() => res.redirect("/goodbye"));
});

export default router;
