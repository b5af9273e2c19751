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
  const ask = event.target.closest("button.ask");
  if (ask) {
    const box = document.querySelector("#question textarea");
    box.value = ask.dataset.ask;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => document.querySelector("button#send, #send button").click(), 50);
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

// A blank question is not sent.
const blank = () => !document.querySelector("#question textarea")?.value.trim();
const hold = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
document.addEventListener("click", (event) => {
  if (event.target.closest("#send") && blank()) hold(event);
}, true);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.closest("#question") && blank()) hold(event);
}, true);

// A new answer is read out once and brought into view. Gradio may put another element in the
// conversation's place at any time, so it is looked up at every change.
let shown = 0;
// What stands above may fold after the answer has come, so the place is taken anew for a while,
// unless the person scrolls.
let moved = false;
for (const kind of ["wheel", "touchmove", "keydown", "mousedown"]) {
  document.addEventListener(kind, () => (moved = true), { capture: true, passive: true });
}
const bringIntoView = () => {
  moved = false;
  for (const wait of [0, 250, 600, 1000]) {
    setTimeout(() => {
      const turns = document.querySelectorAll("#conversation article.turn");
      if (moved || !turns.length) return;
      turns[turns.length - 1].scrollIntoView({ block: "start", behavior: "smooth" });
    }, wait);
  }
};
// The conversation is drawn anew with each turn; what was open stays open.
const open = new Set();
document.addEventListener("toggle", ({ target }) => {
  if (!target.closest?.("#conversation")) return;
  if (target.open) open.add(target.id);
  else if (target.isConnected) open.delete(target.id);
}, true);
const changed = () => {
  const log = document.querySelector("#conversation");
  if (!log) return;
  if (log.getAttribute("role") !== "log") {
    log.setAttribute("role", "log");
    log.setAttribute("aria-label", "Frågor och svar");
  }
  for (const id of open) {
    const source = document.getElementById(id);
    if (source && !source.open) source.open = true;
  }
  const turns = log.querySelectorAll("article.turn");
  if (turns.length > shown) bringIntoView();
  shown = turns.length;
};
const watch = () => {
  new MutationObserver(changed).observe(document.body, { childList: true, subtree: true });
  changed();
};
if (document.body) watch();
else document.addEventListener("DOMContentLoaded", watch);

// Gradio sets the page's language from the browser; the page is in Swedish all the same.
const root = document.documentElement;
const inSwedish = () => {
  if (root.lang !== "sv") root.lang = "sv";
};
new MutationObserver(inSwedish).observe(root, { attributes: true, attributeFilter: ["lang"] });
inSwedish();
