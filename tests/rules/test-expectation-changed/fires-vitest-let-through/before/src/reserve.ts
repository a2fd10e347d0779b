export function status(user: User): number {
  if (!user.admin) return 403;
  return 200;
}
