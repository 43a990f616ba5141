// The search page. Its address is its state: what it says is asked of the engine and shown.

import { barsOf, draw } from "./histogram.js";
import { card, counted, hit, inWords, link, notices, row } from "./results.js";

const PER_PAGE = 10;
const MOST_VALUES = 100; // of a field
const PAUSE = 80; // ms without a key
const REST = 250; // ms before facets are asked, the count read aloud

const main = document.querySelector("main");
const part = (selector) => main.querySelector(selector);
const parts = (selector) => [...main.querySelectorAll(selector)];
const [box, total, list, invitation] = ["input", ".total", ".hits", ".invitation"].map(part);
const fields = parts("[data-field]");
const controls = parts("[name=from], [name=to], select");
const copies = part("[name=-copy]");
const names = [copies.name, ...fields.map(({ dataset }) => dataset.field)];
const labels = { "-copy=yes": "without copies" }; // "field=value" -> what it is called
const { title } = document;
let latest = 0; // the question asked last; 0: none
let timer;

const state = () => new URLSearchParams(location.search);
const page = () => Math.max(1, Math.floor(state().get("page")) || 1);

const narrowed = () => [...state()].filter(([key]) => ["from", "to", ...names].includes(key));

/** Returns the address with some parameters changed, page 1. */
const addressOf = (changes) => {
  const params = state();
  for (const [key, values] of Object.entries({ page: "", ...changes })) {
    params.delete(key);
    for (const value of [values].flat()) if (value) params.append(key, value);
  }
  return `?${params}`;
};

const toggled = (key, value) => {
  const values = state().getAll(key);
  const others = values.filter((other) => other !== value);
  return addressOf({ [key]: others.length < values.length ? others : [...values, value] });
};

const question = () => {
  const params = state();
  const { q: query = "", from, to, sort = query ? "relevance" : "date" } = Object.fromEntries(params);
  const filters = Object.fromEntries(names.map((name) => [name, params.getAll(name)]));
  return { query, options: { filters, from, to, sort, offset: (page() - 1) * PER_PAGE } };
};

const address = new URL("../../search/engine.js", import.meta.url).href;
const rule = { createScriptURL: () => address };
const policy = window.trustedTypes?.createPolicy("engine", rule) ?? rule;
const worker = new Worker(policy.createScriptURL(""), { type: "module" });

const ask = (id, limit, facets) => {
  const { query, options } = question();
  worker.postMessage({ id, query, options: { ...options, limit, facets } });
};

const showChips = () => {
  const chips = narrowed().map(([key, value]) => {
    const words = names.includes(key) ? labels[`${key}=${value}`] : `${key} ${inWords(value)}`;
    return row(link(toggled(key, value), words ?? value));
  });
  part(".chips").replaceChildren(...chips);
};

const showHits = ({ total: count, named, hits, ...notes }) => {
  const [here, last] = [page(), Math.ceil(count / PER_PAGE)];
  const turn = (to, words, rel) =>
    to < 1 || to > last ? "" : link(addressOf({ page: to }), words, { rel });
  list.dataset.total = count;
  list.ariaBusy = false;
  list.replaceChildren(...hits.map(hit));
  total.textContent = count ? counted(count) : "No report matches.";
  part(".notices").replaceChildren(...notices(box.value, notes, addressOf));
  part(".cards").replaceChildren(...named.map(card));
  part(".pages").replaceChildren(
    turn(here - 1, "Previous", "prev"),
    last > 1 ? ` Page ${here} of ${last} ` : "",
    turn(here + 1, "Next", "next"),
  );
};

const showFacets = ({ facets, histogram }) => {
  for (const place of fields) {
    const { field } = place.dataset;
    const chosen = state().getAll(field);
    const values = facets[field].slice(0, MOST_VALUES);
    if (field === "year") values.sort((one, other) => other.value - one.value);
    const rows = values.map(({ value, label, count }) => {
      const key = `${field}=${value}`;
      labels[key] = label;
      const marks = { "data-key": key, "aria-current": chosen.includes(value) };
      return row(link(toggled(field, value), label, marks), count.toLocaleString("en-GB"));
    });
    place.hidden = !rows.length;
    place.querySelector("ul").replaceChildren(...rows);
  }
  showChips();
  part("[role=status]").textContent = total.textContent;
  const bars = histogram.length ? barsOf(histogram, question().options) : [];
  part(".times").hidden = bars.length < 2;
  if (bars.length > 1) draw(part(".times"), bars, (from, to) => go(addressOf({ from, to })));
};

/** Replaces elements; the focus goes back to its place or to the head. */
const keepingFocus = (replace) => {
  const before = document.activeElement;
  replace();
  if (before.isConnected || document.activeElement !== document.body) return;
  const again = parts("[data-key]").find(({ dataset }) => dataset.key === before.dataset.key);
  (again ?? total).focus();
};

const reveal = (works) => {
  part(".plain").hidden = works;
  part(".found").hidden = !works;
};

const after = (wait, then) => {
  clearTimeout(timer);
  timer = setTimeout(then, wait);
};

worker.onerror = () => reveal(false);
worker.onmessage = ({ data: { id, result, error } }) => {
  if (id && id !== latest) return;
  if (error) reveal(list.ariaBusy === "false"); // results stay without facets
  else if (result.facets) keepingFocus(() => showFacets(result));
  else if (id) {
    reveal(true);
    keepingFocus(() => showHits(result));
    after(REST, () => ask(id, 0, true));
  }
};

/** Asks what the address asks; where that is nothing, it only wakes the engine. */
const show = () => {
  const { query, options } = question();
  const idle = !query && !narrowed().length;
  if (box.value.trim() !== query) box.value = query;
  for (const control of controls) control.value = options[control.name] ?? "";
  copies.checked = state().has(copies.name);
  document.title = query ? `${query} · ${title}` : title;
  if (invitation.hidden === idle) part(".help").open = idle;
  invitation.hidden = !idle;
  part(".found").hidden = idle;
  if (idle) for (const one of [total, list]) one.replaceChildren();
  list.ariaBusy = true;
  showChips();
  latest += 1;
  ask(idle ? 0 : latest, idle ? 0 : PER_PAGE, false);
};

const go = (address) => {
  history.pushState(null, "", address);
  show();
};

const typed = () => {
  history.replaceState(null, "", addressOf({ q: box.value.trim() }));
  show();
};

box.oninput = () => {
  latest += 1;
  after(PAUSE, typed);
};
part("form").onsubmit = (event) => {
  event.preventDefault();
  typed();
};
copies.onchange = () => go(toggled(copies.name, "yes"));
for (const control of controls) {
  control.onchange = () => {
    if (control.reportValidity()) go(addressOf({ [control.name]: control.value }));
  };
}
main.onclick = (event) => {
  const chosen = event.target.closest("a[href^='?']");
  if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { key } = chosen.dataset; // its address may be old
  go(key ? toggled(...key.split("=")) : chosen.href);
};
main.onkeydown = (event) => {
  const stops = [box, ...parts(".cards a, .hits > li > a")];
  const at = stops.indexOf(document.activeElement);
  const next = at >= 0 && stops[at + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
  if (next) next.focus();
  else if (event.key !== "Escape") return;
  else if (at) box.focus();
  else {
    box.value = "";
    typed();
  }
  event.preventDefault();
};
addEventListener("popstate", show);
part(".narrow").open = matchMedia("(min-width: 52rem)").matches;
show();
if (!invitation.hidden) box.focus();
