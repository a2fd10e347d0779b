import { move } from './wallet';

export async function transfer(request: { from: string; to: string; cents: number }) {
  await move(request.from, request.to, request.cents);
  return { ok: true };
}
