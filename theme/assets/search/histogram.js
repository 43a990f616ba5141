// Reports over time, as bars of which some in a row can be chosen, with pointer or keys.

import { counted, element, inWords } from "./results.js";

const MOST_MONTHS = 60;
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };
const numberOf = (month) => month.slice(0, 4) * 12 + Number(month.slice(5, 7)) - 1;
const yearOf = (number) => String(Math.floor(number / 12)).padStart(4, "0");
const monthOf = (number) => `${yearOf(number)}-${String((number % 12) + 1).padStart(2, "0")}`;

/**
 * Returns a bar a month, or a year if that makes over 60, for whole years within `from` and `to`.
 * @returns {[string, number][]} date (2031-03 or 2031), count
 */
export const barsOf = (histogram, { from, to }) => {
  const [first, last] = [histogram[0], histogram.at(-1)].map(({ month }) => month.slice(0, 4));
  const start = Math.max(numberOf(`${first}-01`), numberOf(`${from ?? first}-01`));
  const end = Math.min(numberOf(`${last}-12`), numberOf(`${to ?? last}-12`));
  const dateOf = end - start < MOST_MONTHS ? monthOf : yearOf;
  const counts = {};
  for (let number = start; number <= end; number += 1) counts[dateOf(number)] = 0;
  for (const { month, count } of histogram) counts[dateOf(numberOf(month))] += count;
  return Object.entries(counts);
};

/** Draws bars, and tells `choose` the dates of the first and the last that are chosen. */
export const draw = (place, bars, choose) => {
  const [list, first, middle, last] = place.children;
  const highest = Math.max(...bars.map(([, count]) => count));
  const options = bars.map(([date, count]) => {
    const name = `${inWords(date)}: ${counted(count)}`;
    const option = element("span", { role: "option", "aria-label": name });
    option.style.setProperty("--share", count / highest);
    return option;
  });
  let [anchor, active] = [0, 0];
  const move = (to, extending) => {
    options[active].tabIndex = -1;
    active = Math.max(0, Math.min(bars.length - 1, to));
    options[active].tabIndex = 0;
    if (!extending) anchor = active;
    options.forEach((option, at) => {
      option.ariaSelected = (at - anchor) * (at - active) <= 0;
    });
    middle.textContent = options[active].ariaLabel;
  };
  const under = ({ offsetX }) => Math.floor((offsetX / list.clientWidth) * bars.length);
  const chosen = () => choose(...[anchor, active].sort((a, b) => a - b).map((at) => bars[at][0]));
  list.onpointerdown = (event) => {
    list.setPointerCapture(event.pointerId);
    move(under(event));
  };
  list.onpointermove = (event) => move(under(event), event.buttons);
  list.onpointerup = (event) => event.button || chosen();
  list.onkeydown = ({ key, shiftKey }) => {
    if (key === "Enter") chosen();
    if (!(key in STEPS)) return;
    move(active + STEPS[key], shiftKey);
    options[active].focus();
  };
  const focused = list.contains(document.activeElement);
  list.replaceChildren(...options);
  place.style.setProperty("--bars", bars.length);
  [first.textContent, last.textContent] = [bars[0], bars.at(-1)].map(([date]) => inWords(date));
  move(0);
  if (focused) options[0].focus();
};
