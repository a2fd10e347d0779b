export function status(user: User): number {
  return user.admin ? 200 : 403;
}
