// Finding things on the page: a filter, open and close all, light or dark.
// The page is whole without it. Every control is made here, so that with scripts
// off nothing stands there that does nothing. It loads nothing and keeps nothing.
(() => {
  "use strict";
  const checks = document.getElementById("checks");
  if (!checks) return;
  const shown = Number(checks.dataset.shown);
  const cards = [...checks.querySelectorAll("details.check")].map((card) => ({
    card,
    area: card.closest("section.area").dataset.area,
    // What the check says of itself; its findings answer for themselves.
    words: [card.querySelector("summary"), card.querySelector(".why"), ...card.querySelectorAll(".causes"), card.querySelector(".facts")]
      .map((part) => (part ? part.textContent : "")).join(" ").toLowerCase(),
    severity: card.dataset.severity,
    rows: [...card.querySelectorAll("table.findings tbody tr")].map((row) => ({
      row, words: row.textContent.toLowerCase(), severity: row.dataset.severity,
    })),
  }));
  const areas = [...new Set(cards.map((one) => one.area))];

  const make = (name, properties, ...inside) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...inside);
    return element;
  };
  const choice = (label, all, values) => {
    const select = make("select", {}, make("option", { value: "", textContent: all }),
      ...values.map((value) => make("option", { value, textContent: value[0].toUpperCase() + value.slice(1) })));
    return [select, make("label", { textContent: label }, select)];
  };

  const words = make("input", { type: "search", autocomplete: "off", spellcheck: false });
  const [severity, severityLabel] = choice("Severity", "Any", ["critical", "high", "medium", "low"]);
  const [area, areaLabel] = choice("Area", "All", areas);
  const status = make("p", { textContent: "" });
  status.setAttribute("role", "status");
  const button = (text, act) => {
    const made = make("button", { type: "button", textContent: text });
    made.addEventListener("click", act);
    return made;
  };

  // Narrows checks and findings to what is asked for, and says how many are left.
  const narrow = () => {
    const asked = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const narrowed = asked.length > 0 || severity.value !== "";
    const has = (text) => asked.every((word) => text.includes(word));
    let findings = 0;
    let left = 0;
    for (const one of cards) {
      const inArea = !area.value || one.area === area.value;
      // Words that the check itself says keep all its findings.
      const whole = has(one.words);
      let own = 0;
      for (const line of one.rows) {
        const keep = inArea && (!severity.value || line.severity === severity.value) && (whole || has(line.words));
        line.row.hidden = !keep;
        own += keep ? 1 : 0;
      }
      const keepCard = inArea && (own > 0 || (one.rows.length === 0 && whole && (!severity.value || one.severity === severity.value)));
      one.card.hidden = !keepCard;
      if (narrowed && keepCard && !whole) one.card.open = true;
      left += keepCard ? 1 : 0;
      findings += own;
    }
    for (const section of checks.querySelectorAll("section.area")) {
      section.hidden = Boolean(area.value) && section.dataset.area !== area.value;
    }
    for (const list of checks.querySelectorAll(".quiet")) list.hidden = narrowed;
    status.textContent = narrowed || area.value
      ? `${findings.toLocaleString("en-GB")} of the ${shown.toLocaleString("en-GB")} findings on this page, under ${left} ${left === 1 ? "check" : "checks"}. findings.csv holds every finding.`
      : "";
  };
  let waiting = 0;
  words.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(narrow, 120); });
  severity.addEventListener("change", narrow);
  area.addEventListener("change", narrow);

  const all = (open) => { for (const one of cards) if (!one.card.hidden) one.card.open = open; };
  const dark = () => {
    const root = document.documentElement;
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const theme = button("", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    theme.textContent = dark() ? "Light colours" : "Dark colours";
  });
  theme.textContent = dark() ? "Light colours" : "Dark colours";

  const tools = make("div", { className: "tools" },
    make("label", { className: "words", textContent: "Find in the checks and findings on this page" }, words),
    severityLabel, areaLabel,
    button("Open all", () => all(true)), button("Close all", () => all(false)), theme, status);
  tools.setAttribute("role", "search");
  checks.before(tools);

  // A link into something folded or filtered away opens it first.
  const reveal = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target) return;
    if (target.closest("[hidden]")) {
      words.value = "";
      severity.value = "";
      area.value = "";
      narrow();
    }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Paper has no folds but those of long tables. What was closed is closed again afterwards.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:is(.check, .source, .causes-fold, .limits-fold):not([open])")];
    for (const fold of closed) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of closed) fold.open = false; closed = []; });
})();
