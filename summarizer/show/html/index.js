"use strict";
// The tables read without this. It adds searching, filtering and sorting.
{
  const told = document.getElementById("told");
  const search = document.getElementById("search");
  const article = document.getElementById("article");
  const tables = [...document.querySelectorAll("main section")].map((section) => {
    const rows = [...section.querySelectorAll("tbody tr")];
    return { section, rows, texts: rows.map((row) => row.textContent.toLowerCase()), chosen: new Map() };
  });
  const made = (tag, text) => {
    const node = document.createElement(tag);
    node.textContent = text;
    return node;
  };

  const compare = (a, b) => {
    const [x, y] = [a.dataset.order, b.dataset.order];
    if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1); // what is not known comes last
    return a.classList.contains("number") ? Number(x) - Number(y) : x < y ? -1 : x > y ? 1 : 0;
  };
  const sort = ({ section, rows }, head, column) => {
    const falls = head.getAttribute("aria-sort") === "ascending";
    for (const other of section.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falls ? "descending" : "ascending");
    const known = (row) => Number(!row.cells[column].dataset.order);
    const ordered = [...rows].sort((a, b) => {
      const order = compare(a.cells[column], b.cells[column]);
      return falls && !known(a) && !known(b) ? -order : order;
    });
    section.querySelector("tbody").append(...ordered);
  };

  const shown = ({ section }) => document.getElementById(`show-${section.id}`);
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const table of tables) {
      let count = 0;
      table.rows.forEach((row, number) => {
        const fits =
          (!article.value || row.dataset.article === article.value) &&
          words.every((word) => table.texts[number].includes(word)) &&
          [...table.chosen].every(([column, label]) => !label || row.cells[column].textContent === label);
        row.hidden = !fits;
        count += fits;
      });
      table.count = count;
      table.empty.hidden = count > 0;
      const badge = shown(table).parentElement.querySelector(".count");
      badge.textContent = count === table.rows.length ? `${count}` : `${count} of ${table.rows.length}`;
    }
    clearTimeout(filter.timer);
    filter.timer = setTimeout(() => {
      const table = tables.find((one) => shown(one).checked);
      told.textContent = table ? `${table.count} of ${table.rows.length} rows shown` : "";
    }, 400);
  };

  for (const table of tables) {
    table.empty = made("p", "No row fits.");
    table.empty.className = "empty";
    table.empty.hidden = true;
    table.section.append(table.empty);
    [...table.section.querySelectorAll("th")].forEach((head, column) => {
      const name = head.textContent;
      const button = made("button", name);
      button.type = "button";
      button.addEventListener("click", () => sort(table, head, column));
      head.replaceChildren(button);
      if (!("label" in head.dataset)) return;
      const select = document.createElement("select");
      select.setAttribute("aria-label", `Only this ${name}`);
      const labels = new Set(table.rows.map((row) => row.cells[column].textContent).filter(Boolean));
      select.append(made("option", "all"), ...[...labels].sort().map((label) => made("option", label)));
      select.firstChild.value = "";
      select.addEventListener("change", () => {
        table.chosen.set(column, select.value);
        filter();
      });
      head.append(select);
    });
  }
  search.addEventListener("input", filter);
  article.addEventListener("change", filter);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !search.value) return;
    search.value = "";
    filter();
  });
  document.getElementById("search-bar").hidden = false;
}
