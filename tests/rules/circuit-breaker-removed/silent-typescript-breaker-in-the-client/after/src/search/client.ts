import { guarded } from "../http/guarded";

export async function search(text: string): Promise<string[]> {
  const { data } = await guarded("/search", { q: text });
  return data.ids;
}
