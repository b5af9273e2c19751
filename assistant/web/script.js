// Opens the source that a citation number points at, and copies references.
document.addEventListener("click", (event) => {
  const cite = event.target.closest("a.cite");
  if (cite) {
    event.preventDefault();
    const source = document.getElementById(cite.getAttribute("href").slice(1));
    if (!source) return;
    source.open = true;
    source.querySelector("summary").focus({ preventScroll: true });
    source.scrollIntoView({ block: "nearest", behavior: "smooth" });
    return;
  }
  const copy = event.target.closest("button.copy");
  if (copy) {
    const done = () => {
      copy.textContent = "Kopierad";
      setTimeout(() => (copy.textContent = "Kopiera hänvisningen"), 2000);
    };
    const byHand = () => {
      const area = document.createElement("textarea");
      area.value = copy.dataset.copy;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      done();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(copy.dataset.copy).then(done, byHand);
    else byHand();
  }
});

// A new answer is read out once and brought into view.
const watch = () => {
  const log = document.querySelector("#conversation");
  if (!log) return void setTimeout(watch, 100);
  log.setAttribute("role", "log");
  log.setAttribute("aria-label", "Frågor och svar");
  let shown = 0;
  // The conversation is drawn anew with each turn; what was open stays open.
  const open = new Set();
  log.addEventListener("toggle", ({ target }) => {
    if (target.open) open.add(target.id);
    else if (target.isConnected) open.delete(target.id);
  }, true);
  new MutationObserver(() => {
    for (const id of open) {
      const source = document.getElementById(id);
      if (source && !source.open) source.open = true;
    }
    const turns = log.querySelectorAll("article.turn");
    if (turns.length > shown) {
      turns[turns.length - 1].scrollIntoView({ block: "start", behavior: "smooth" });
    }
    shown = turns.length;
  }).observe(log, { childList: true, subtree: true });
};
document.addEventListener("DOMContentLoaded", watch);

// Gradio sets the page's language from the browser; the page is in Swedish all the same.
const root = document.documentElement;
const inSwedish = () => {
  if (root.lang !== "sv") root.lang = "sv";
};
new MutationObserver(inSwedish).observe(root, { attributes: true, attributeFilter: ["lang"] });
inSwedish();
