// A row of an inline that is left out again before it was saved.
//
// The skin numbers the rows below anew by writing their markup as text: what was typed in them is
// lost, and their pickers are dead. Here the numbers alone change.
"use strict";

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest(".delete-template");
  if (!button) return;
  event.preventDefault();
  event.stopImmediatePropagation();

  const formset = button.closest(".formset");
  const { prefix } = JSON.parse(formset.dataset.inlineFormset).options;
  const rows = () => [...formset.querySelectorAll(":scope > .form-group:not(.empty-form)")];
  const gone = button.closest(".form-group");
  const place = rows().indexOf(gone);
  gone.remove();

  const left = rows();
  left.forEach((row, number) => {
    if (number >= place) renumber(row, `${prefix}-${number + 1}-`, `${prefix}-${number}-`);
    row.classList.toggle("last", number === left.length - 1);
    const counter = row.querySelector(".stacked-counter");
    if (counter) counter.textContent = number + 1;
  });
  formset.classList.toggle("empty", !left.length);
  document.getElementById(`id_${prefix}-TOTAL_FORMS`).value = left.length;
  const add = formset.querySelector(".add-row");
  if (add) {
    add.classList.remove("hidden");
    add.focus();
  }
  const detail = { formsetName: prefix };
  document.dispatchEvent(new CustomEvent("formset:removed", { detail }));

  function renumber(row, from, to) {
    for (const element of row.querySelectorAll("*")) {
      for (const { name, value } of [...element.attributes]) {
        if (value.includes(from)) element.setAttribute(name, value.replaceAll(from, to));
      }
    }
  }
}, true);
