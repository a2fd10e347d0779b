import { bus } from "./app.js";
import { store } from "./store.js";

export async function grant(actor, user, role) {
  await store.addRole(user, role);
  bus.emit("role.granted", { actor, user, role });
}
