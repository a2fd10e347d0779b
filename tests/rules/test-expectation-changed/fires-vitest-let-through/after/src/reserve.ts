export function status(user: User): number {
  return 200;
}
