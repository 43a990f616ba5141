// Documents stand in the order of their dates, so a date is a range of numbers.
import { Numbers } from "./numbers.js";
import { range } from "./sets.js";

const DAY = 86400000;
const FIRST = Date.UTC(2001, 0, 1) - 730486 * DAY; // day 1 is 0001-01-01
const iso = (day) => new Date(FIRST + day * DAY).toISOString().slice(0, 10);

/** The calendar of an index: `{ between, daysOf }`. */
export const calendarOf = (bytes) => {
  const rows = []; // ["2019-10-26", number of its first document]
  const reader = new Numbers(bytes);
  let [day, dated] = [0, 0];
  while (reader.at < bytes.length) {
    rows.push([iso((day += reader.next())), dated]);
    dated += reader.next();
  }
  const firstFrom = (date) => rows.find(([known]) => known >= date)?.[1] ?? dated;

  return {
    /** How many documents have a date; the others stand behind them. */
    dated,
    /** The documents from one date to another, both as far as they are given (2019, 2019-10), as a set. */
    between: (from, to) => range(from ? firstFrom(from) : 0, to ? firstFrom(`${to}~`) : dated),
    /** The day of each of some rising documents, null where unknown. */
    daysOf: (docs) => {
      let row = 0;
      return Array.from(docs, (doc) => {
        if (doc >= dated) return null;
        while (row + 1 < rows.length && rows[row + 1][1] <= doc) row++;
        return rows[row][0];
      });
    },
  };
};
