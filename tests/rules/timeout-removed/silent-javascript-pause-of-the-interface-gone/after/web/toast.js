export function toast(text) {
  const box = document.createElement("output");
  box.textContent = text;
  document.body.append(box);
  box.addEventListener("animationend", () => box.remove());
}
