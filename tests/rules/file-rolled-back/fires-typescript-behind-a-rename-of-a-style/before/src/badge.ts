export function badge(user: User): string {
  const medal = user.beta ? "beta " : "";
  const level = user.level > 10 ? "veteran " : "";
  return medal + level + user.name;
}
