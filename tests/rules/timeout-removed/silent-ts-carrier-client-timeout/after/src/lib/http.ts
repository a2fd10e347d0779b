interface PostOptions {
  token: string;
  label: string;
  timeoutMs?: number;
}

export class UpstreamError extends Error {
  constructor(
    readonly label: string,
    readonly status: number,
  ) {
    super(`${label}: ${status}`);
    this.name = 'UpstreamError';
  }
}

export async function postJson<T>(
  url: string,
  body: unknown,
  { token, label, timeoutMs = 10_000 }: PostOptions,
): Promise<T> {
  const res = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!res.ok) throw new UpstreamError(label, res.status);
  return (await res.json()) as T;
}
