import { reload } from "./router.js";

export function errorPage(error) {
  const page = document.createElement("main");
  page.innerHTML = "<h1>Something went wrong</h1>";
  setTimeout(reload, 5_000);
  console.error(error);
  return page;
}
