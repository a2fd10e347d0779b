import axios from "axios";
import { CRM_TIMEOUT } from "../config/timeouts";

export const crm = axios.create({
  baseURL: process.env.CRM_URL,
  timeout: CRM_TIMEOUT,
  headers: { accept: "application/json" },
});

export async function contact(id: string) {
  const { data } = await crm.get(`/contacts/${id}`);
  return data;
}
