export async function download(): Promise<Blob> {
  const answer = await fetch("/api/orders/export");
  return answer.blob();
}
