"use strict";
(() => {
  const body = document.getElementById("calls");
  const rows = [...body.rows];
  const search = document.getElementById("search");
  const open = document.getElementById("open");
  const count = document.getElementById("count");
  const selects = [...document.querySelectorAll("select[data-key]")];
  const values = (row, key) => row.dataset[key].split("\n");

  for (const select of selects) {
    const known = new Set(rows.flatMap((row) => values(row, select.dataset.key)));
    select.add(new Option("all", ""));
    for (const value of [...known].sort()) select.add(new Option(value, value));
  }

  const matches = (row, words) =>
    words.every((word) => row.textContent.toLowerCase().includes(word)) &&
    (!open.checked || row.dataset.open === "true") &&
    selects.every((select) => !select.value || values(row, select.dataset.key).includes(select.value));

  const update = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !matches(row, words);
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = `${shown} of ${rows.length} shown`;
  };

  const text = (row, column) => {
    const cell = row.cells[column];
    return (cell.firstElementChild ?? cell).textContent;
  };
  const order = new Intl.Collator("en", { numeric: true });
  const headings = [...document.querySelectorAll("thead th")];
  headings.forEach((heading, column) => {
    heading.querySelector("button").addEventListener("click", () => {
      const descending = heading.getAttribute("aria-sort") === "ascending";
      for (const each of headings) each.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const sorted = [...rows].sort((a, b) => order.compare(text(a, column), text(b, column)));
      for (const row of descending ? sorted.reverse() : sorted) body.append(row);
    });
  });

  search.addEventListener("input", update);
  for (const control of [open, ...selects]) control.addEventListener("change", update);
  document.getElementById("reset").addEventListener("click", () => {
    search.value = "";
    open.checked = false;
    for (const select of selects) select.value = "";
    update();
  });
  document.getElementById("filters").hidden = false;
  update();
})();
