import axios from "axios";

export const crm = axios.create({
  baseURL: process.env.CRM_URL,
  timeout: 8_000,
  headers: { accept: "application/json" },
});

export async function contact(id: string) {
  const { data } = await crm.get(`/contacts/${id}`);
  return data;
}
