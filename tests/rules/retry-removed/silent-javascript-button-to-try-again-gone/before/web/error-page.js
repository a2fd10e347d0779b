import { reload } from "./router.js";

export function errorPage(error) {
  const page = document.createElement("main");
  page.innerHTML = "<h1>Something went wrong</h1>";
  const retry = document.createElement("button");
  retry.textContent = "Retry";
  retry.addEventListener("click", () => reload());
  page.append(retry);
  console.error(error);
  return page;
}
