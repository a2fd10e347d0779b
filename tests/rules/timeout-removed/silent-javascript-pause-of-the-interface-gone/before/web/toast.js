export function toast(text) {
  const box = document.createElement("output");
  box.textContent = text;
  document.body.append(box);
  setTimeout(() => box.remove(), 4_000);
}
