// The page itself: light or dark, links into folded parts, paper without folds.
// The page is whole without it. It loads nothing and keeps nothing.
(() => {
  "use strict";
  const root = document.documentElement;
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  const theme = Object.assign(document.createElement("button"), { type: "button", className: "theme" });
  const name = () => { theme.textContent = dark() ? "Light colours" : "Dark colours"; };
  theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; name(); });
  name();
  const item = document.createElement("li");
  item.append(theme);
  document.querySelector("nav ul").append(item);

  // A link into something folded or filtered away opens it first.
  const reveal = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target) return;
    if (target.closest("[hidden]")) dispatchEvent(new Event("show-all"));
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  addEventListener("load", reveal);

  // Paper has no folds but those of long tables. What was closed is closed again afterwards.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:is(.check, .source, .causes-fold, .limits-fold):not([open])")];
    for (const fold of closed) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of closed) fold.open = false; closed = []; });
})();
