export async function lookup(address) {
  const url = new URL("https://geo.example/search");
  url.searchParams.set("q", address);
  const answer = await fetch(url, { signal: AbortSignal.timeout(3_000), headers: { accept: "application/json" } });
  if (!answer.ok) {
    throw new Error(`geo: ${answer.status}`);
  }
  return answer.json();
}
