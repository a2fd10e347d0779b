import { http } from "../http";

async function query(text: string): Promise<string[]> {
  const { data } = await http.get("/search", { params: { q: text } });
  return data.ids;
}

export function search(text: string): Promise<string[]> {
  return query(text);
}
