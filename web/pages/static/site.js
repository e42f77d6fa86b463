// What scripts add to pages that work without them: copying, a key for the search box, what a slider says, the graph.
document.documentElement.dataset.scripts = "yes";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  const text = button.closest(".cypher").querySelector("pre").textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.done;
  } catch {
    getSelection().selectAllChildren(button.closest(".cypher").querySelector("pre"));
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  document.querySelector("input[type=search]")?.focus();
});

document.addEventListener("input", (event) => {
  if (!event.target.matches("input[data-dial]")) return;
  event.target.nextElementSibling.value = Number(event.target.value).toFixed(2);
});

const boxes = document.querySelectorAll("[data-graph]");
if (boxes.length) {
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      import(target.dataset.module).then((module) => module.draw(target));
    }
  }, { rootMargin: "200px" });
  boxes.forEach((box) => seen.observe(box));
}

const talk = document.querySelector("[data-chat]");
if (talk) import(talk.dataset.module).then((module) => module.start(talk));
