export function badge(user: User): string {
  return user.name;
}
