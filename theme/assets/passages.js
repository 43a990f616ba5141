// Lights up the quoted passage that an address names: #c<start>-<end>, in code points of the capture.
// A passage that crosses links or paragraphs is several marked pieces; all of them light up.
const light = () => {
  for (const piece of document.querySelectorAll(".q.lit")) piece.classList.remove("lit");
  const range = /^#c(\d+)-(\d+)$/.exec(location.hash);
  if (!range) return;
  const [start, end] = [Number(range[1]), Number(range[2])];
  const pieces = [...document.querySelectorAll(".q[data-start]")].filter(
    ({ dataset }) => start <= Number(dataset.start) && Number(dataset.end) <= end,
  );
  for (const piece of pieces) piece.classList.add("lit");
  if (!document.getElementById(location.hash.slice(1))) pieces[0]?.scrollIntoView({ block: "center" });
};

addEventListener("hashchange", light);
light();
