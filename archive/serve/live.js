// Loads a page again when it has changed, and shows above it what is wrong with the records.
// Whatever is told comes in as text and stays text.
const own = document.currentScript.dataset.state;
const style = document.createElement("link");
style.rel = "stylesheet";
style.href = "/_serve/live.css";
document.head.append(style);

let listening, shown = "";

function listen() {
  listening?.close();
  listening = new EventSource(`/_serve/news?page=${encodeURIComponent(location.pathname)}`);
  listening.onmessage = ({ data }) => {
    const { state, problems } = JSON.parse(data);
    if (state !== own) location.reload();
    else show(problems);
  };
}

function show(problems) {
  if (shown === problems.join("\n\n")) return;
  shown = problems.join("\n\n");
  document.getElementById("serve-problems")?.remove();
  if (!problems.length) return;
  const board = made("section", "", { id: "serve-problems", role: "alert", tabIndex: 0 });
  board.setAttribute("aria-label", "Problems of the records");
  board.append(made("p", "Until this is mended, the page stays as it was:"));
  for (const problem of problems) {
    const [first, ...more] = problem.split("\n");
    const block = made("pre");
    block.append(made("strong", first), more.length ? `\n${more.join("\n")}` : "");
    board.append(block);
  }
  document.body.prepend(board);
}

function made(name, text = "", properties = {}) {
  return Object.assign(document.createElement(name), { textContent: text }, properties);
}

// A hidden page does not listen: a browser has few connections for one host.
addEventListener("visibilitychange", () => (document.hidden ? listening?.close() : listen()));
addEventListener("pagehide", () => listening?.close());
addEventListener("pageshow", ({ persisted }) => persisted && listen());
if (!document.hidden) listen();
