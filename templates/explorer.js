// The explorer: narrows the checks and findings on this page, or shows the findings as one table to sort, copy and save.
// Every control is made here, so that with scripts off nothing stands there that does nothing: the tables under
// each check then simply stand. What is asked for is kept in the address, so that a view can be sent.
(() => {
  "use strict";
  const checks = document.getElementById("checks");
  if (!checks) return;
  const ROWS = 200; // rows of the one table drawn at a time
  const text = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");
  const cards = [...checks.querySelectorAll("details.check")].map((card) => ({
    card,
    area: card.closest("section.area").dataset.area,
    title: text(card.querySelector("summary h3")),
    // What the check says of itself; its findings answer for themselves.
    words: [card.querySelector("summary"), card.querySelector(".why"), ...card.querySelectorAll(".causes"), card.querySelector(".facts")]
      .map(text).join(" ").toLowerCase(),
    severity: card.dataset.severity,
  }));
  const severities = ["critical", "high", "medium", "low"];
  const findings = cards.flatMap((of) => [...of.card.querySelectorAll("table.findings tbody tr")].map((row) => ({
    row, of,
    words: text(row).toLowerCase(),
    severity: row.dataset.severity,
    status: row.dataset.status,
    due: row.dataset.due,
    department: text(row.querySelector("td.department bdi")),
    owner: text(row.querySelector("td.owner bdi")),
    cells: [of.area, of.title, row.dataset.status, row.dataset.severity, text(row.querySelector("th .here")), text(row.querySelector("td.seen")),
      text(row.querySelector("td.owner bdi")), text(row.querySelector("td.department bdi")), row.dataset.due, text(row.querySelector("td.place"))],
  })));
  const HEADS = ["Area", "Check", "State", "Severity", "What", "What was seen", "Owner", "Department", "Due", "Where"];

  const make = (name, properties, ...inside) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...inside);
    return element;
  };
  const button = (label, act) => {
    const made = make("button", { type: "button", textContent: label });
    made.addEventListener("click", act);
    return made;
  };
  const capital = (word) => word && word[0].toUpperCase() + word.slice(1);
  // `22 November 2026`: sorted, copied and saved a day stands as 2026-11-22.
  const long = (day) => day && new Date(`${day}T00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const distinct = (of) => [...new Set(findings.map(of).filter(Boolean))].sort((a, b) => a.localeCompare(b, "en-GB"));

  // One choice for each thing a finding can be narrowed by. A choice with nothing to choose is not offered.
  const words = make("input", { type: "search", autocomplete: "off", spellcheck: false });
  const CHOICES = [
    ["area", "Area", "All", [...new Set(cards.map((one) => one.area))], (one) => one.of.area],
    ["severity", "Severity", "Any", severities, (one) => one.severity],
    ["status", "State", "Any", ["open", "not known", "accepted"], (one) => one.status],
    ["check", "Check", "Any", [...new Set(cards.map((one) => one.title))].sort(), (one) => one.of.title],
    ["department", "Department", "Any", distinct((one) => one.department), (one) => one.department],
    ["owner", "Owner", "Any", distinct((one) => one.owner), (one) => one.owner],
  ].filter(([, , , values]) => values.length > 1).map(([key, label, all, values, of]) => {
    const options = values.map((value) => make("option", { value, textContent: capital(value) }));
    const select = make("select", { name: key }, make("option", { value: "", textContent: all }), ...options);
    return { key, of, select, label: make("label", { textContent: label }, select) };
  });
  const accepted = make("input", { type: "checkbox", checked: true });
  const flat = make("input", { type: "checkbox" });
  const totals = new Map(); // how many are open in all, by owner and by department
  const status = make("p");
  status.setAttribute("role", "status");

  // The one table.
  let order = { column: 3, down: false };
  let drawn = ROWS;
  const body = make("tbody");
  const heads = HEADS.map((label, column) => {
    const head = make("th", { scope: "col" }, button(label, () => {
      order = { column, down: order.column === column && !order.down };
      show();
    }));
    return head;
  });
  const caption = make("caption", { textContent: "Findings on this page" });
  const more = button("", () => { drawn += ROWS; show(); });
  const box = make("div", { className: "box", tabIndex: 0 }, make("table", { className: "all-findings stack" }, caption, make("thead", {}, make("tr", {}, ...heads)), body));
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "Findings on this page, as one table");
  const table = make("section", { className: "panel explorer", hidden: true }, box, more);

  const sorted = (left) => {
    const key = (one) => (order.column === 3 ? String(severities.indexOf(one.severity)) : one.cells[order.column].toLowerCase());
    const compare = (a, b) => key(a).localeCompare(key(b), "en-GB", { numeric: true });
    const rows = [...left].sort(compare);
    return order.down ? rows.reverse() : rows;
  };
  const draw = (left) => {
    heads.forEach((head, column) => {
      if (column === order.column) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    const rows = sorted(left).slice(0, drawn).map((one) => make("tr", {}, ...one.cells.map((cell, column) => {
      const data = make(column === 4 ? "th" : "td", { dir: "auto" });
      data.dataset.label = HEADS[column];
      if (column === 4) data.setAttribute("scope", "row");
      const shown = column === 3 ? capital(cell) : (column === 8 ? long(cell) : cell);
      data.append(column === 4 ? make("a", { href: `#${one.row.id}`, textContent: cell }) : make("span", { textContent: shown }));
      return data;
    })));
    body.replaceChildren(...rows);
    more.hidden = left.length <= drawn;
    more.textContent = `Show ${Math.min(ROWS, left.length - drawn)} more`;
  };

  // What is asked for, from and to the address: `#find?severity=high&department=Pharmacy`.
  const asked = () => {
    const wanted = new URLSearchParams();
    if (words.value.trim()) wanted.set("words", words.value.trim());
    for (const { key, select } of CHOICES) if (select.value) wanted.set(key, select.value);
    if (!accepted.checked) wanted.set("accepted", "no");
    if (flat.checked) wanted.set("as", "table");
    return wanted;
  };
  const take = (wanted) => {
    words.value = wanted.get("words") ?? "";
    for (const { key, select } of CHOICES) {
      const value = wanted.get(key) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    accepted.checked = wanted.get("accepted") !== "no";
    flat.checked = wanted.get("as") === "table";
  };

  // Narrows checks and findings to what is asked for, and says how many are left.
  let left = findings;
  const show = () => {
    const terms = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const has = (where) => terms.every((term) => where.includes(term));
    const narrowed = [...asked().keys()].some((key) => key !== "as");
    // Words that the check itself says keep all its findings.
    const keeps = (one) => CHOICES.every(({ select, of }) => !select.value || of(one) === select.value)
      && (accepted.checked || one.status !== "accepted") && (has(one.of.words) || has(one.words));
    left = findings.filter(keeps);
    const kept = new Set(left);
    const having = new Set(left.map((one) => one.of));
    for (const one of findings) one.row.hidden = !kept.has(one);
    const byFinding = CHOICES.some(({ key, select }) => select.value && !["area", "severity", "check"].includes(key));
    for (const one of cards) {
      const bare = !findings.some((finding) => finding.of === one);
      const fits = CHOICES.every(({ key, select }) => !select.value || ({ area: one.area, severity: one.severity, check: one.title })[key] === select.value);
      one.card.hidden = narrowed && !having.has(one) && !(bare && !byFinding && fits && has(one.words));
      if (terms.length && !one.card.hidden && !has(one.words)) one.card.open = true;
    }
    for (const section of checks.querySelectorAll("section.area")) {
      section.hidden = narrowed && ![...section.querySelectorAll("details.check")].some((card) => !card.hidden);
    }
    for (const list of checks.querySelectorAll(".quiet")) list.hidden = narrowed;
    checks.hidden = flat.checked;
    table.hidden = !flat.checked;
    if (flat.checked) draw(left);
    const open = cards.filter((one) => !one.card.hidden).length;
    const number = (count) => count.toLocaleString("en-GB");
    // The page holds the gravest findings of each check, so a name may have more than it shows.
    const whole = CHOICES.filter(({ key, select }) => totals.get(key)?.has(select.value))
      .map(({ key, select }) => ` ${select.value} has ${totals.get(key).get(select.value)} open in all.`).join("");
    status.textContent = narrowed || flat.checked
      ? `${number(left.length)} of the ${number(findings.length)} findings on this page, under ${having.size} of ${cards.length} checks${open > having.size ? ` (${open - having.size} more checks have none here)` : ""}.${whole} findings.csv holds every finding.`
      : "";
  };
  const changed = () => {
    drawn = ROWS;
    const wanted = asked().toString();
    history.replaceState(null, "", wanted ? `#find?${wanted}` : "#checks");
    show();
  };
  const clear = () => { take(new URLSearchParams()); show(); };

  // Text that a spreadsheet would take for a formula is led by an apostrophe, as in findings.csv.
  const safe = (cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
  const quoted = (cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = (separator, write) => [HEADS, ...sorted(left).map((one) => one.cells)].map((row) => row.map((cell) => write(safe(cell))).join(separator)).join("\r\n");
  const said = (what) => { status.textContent = `${what} ${status.textContent}`.trim(); };
  const copy = async () => {
    const all = lines("\t", (cell) => cell.replace(/[\t\r\n]+/g, " "));
    try {
      await navigator.clipboard.writeText(all);
      said(`Copied ${left.length.toLocaleString("en-GB")} findings.`);
    } catch {
      said("The browser did not let the page copy: use “Save these as CSV”.");
    }
  };
  const save = () => {
    const url = URL.createObjectURL(new Blob(["\ufeff", lines(",", quoted), "\r\n"], { type: "text/csv;charset=utf-8" }));
    make("a", { href: url, download: "findings-shown.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
    said(`Saved ${left.length.toLocaleString("en-GB")} findings.`);
  };

  let waiting = 0;
  words.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(changed, 120); });
  for (const control of [...CHOICES.map(({ select }) => select), accepted, flat]) control.addEventListener("change", changed);
  const fold = (open) => { for (const one of cards) if (!one.card.hidden) one.card.open = open; };
  const tools = make("div", { className: "tools", id: "find" },
    make("label", { className: "words", textContent: "Find in the checks and findings on this page" }, words),
    ...CHOICES.map(({ label }) => label),
    make("div", { className: "switches" },
      ...(findings.some((one) => one.status === "accepted") ? [make("label", { className: "switch" }, accepted, " Accepted risks too")] : []),
      make("label", { className: "switch" }, flat, " As one table")),
    make("div", { className: "buttons" },
      button("Clear", () => { clear(); changed(); words.focus(); }), button("Open all", () => fold(true)), button("Close all", () => fold(false)),
      button("Copy these", copy), button("Save these as CSV", save)),
    status);
  tools.setAttribute("role", "search");
  tools.tabIndex = -1;
  checks.before(tools, table);

  // Whoever has findings here leads to them from the tables of whose work it is; those tell how many are open in all.
  for (const [key, tables] of [["owner", ["#by-owner"]], ["department", ["#by-department", "#heat"]]]) {
    const values = new Set([...(CHOICES.find((choice) => choice.key === key)?.select.options ?? [])].map((option) => option.value));
    totals.set(key, new Map());
    for (const head of document.querySelectorAll(tables.map((table) => `${table} tbody th`).join(", "))) {
      const name = text(head);
      if (!name || !values.has(name)) continue;
      const open = head.parentElement.querySelector("td strong");
      if (head.closest(tables[0]) && open) totals.get(key).set(name, text(open));
      head.replaceChildren(make("a", { href: `#find?${new URLSearchParams({ [key]: name, as: "table" })}`, textContent: name, dir: "auto" }));
    }
  }

  const arrive = () => {
    const [place, wanted] = location.hash.slice(1).split("?");
    if (place !== "find" || !wanted) return;
    take(new URLSearchParams(wanted));
    show();
    tools.scrollIntoView();
    // Whoever comes by keyboard goes on from here, not from the link far away.
    tools.focus({ preventScroll: true });
  };
  addEventListener("hashchange", arrive);
  addEventListener("show-all", clear);
  arrive();
})();
