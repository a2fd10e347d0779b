export function formatWeight(grams: number): string {
  return `${grams} kg`;
}
