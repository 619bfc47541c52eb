// The form of a fact: only the fields of the chosen property's type, and what readers would see.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const select = document.querySelector("#id_property[data-shown]");
  if (!select) return;
  const shown = JSON.parse(select.dataset.shown);
  const form = select.form;
  const names = [
    "value_text", "value_yes", "value_approx", "value_low", "value_high", "unit", "currency",
    "price_year", "value_date", "date_note", "value_terms", "value_person", "value_place",
    "value_organisation", "value_source_work", "value_show", "value_event",
  ];

  const boxOf = (name) => {
    const label = form.querySelector(`label[for="id_${name}"]`);
    return label && label.closest(".fieldBox, .field-line, .form-row");
  };

  const note = document.createElement("p");
  note.className = "desk-prints-as";
  note.setAttribute("role", "status");
  boxOf("property").insertAdjacentElement("beforeend", note);

  const choices = document.createElement("p");
  choices.className = "desk-help";
  const terms = form.elements.value_terms;
  if (terms) terms.insertAdjacentElement("afterend", choices);

  const showFields = () => {
    const rule = shown[select.value];
    const wanted = new Set(rule ? rule.fields : []);
    for (const name of [...names, "value_state"]) {
      const box = boxOf(name);
      if (box) box.hidden = name === "value_state" ? !rule : !wanted.has(name);
    }
    const unit = form.elements.unit;
    if (rule && unit && !unit.value && wanted.has("unit")) unit.value = rule.unit;
    choices.textContent = rule && rule.choices.length ? `Of these: ${rule.choices.join(", ")}` : "";
  };

  let timer;
  const propose = async () => {
    const data = new FormData(form);
    const answer = await fetch(form.dataset.propose, { method: "POST", body: data });
    note.ariaBusy = "false";
    if (!answer.ok) return;
    const said = await answer.json();
    note.textContent = said.prints_as ? `Prints as: ${said.prints_as}` : "";
    const statement = form.elements.statement;
    if (said.statement && (!statement.value || statement.dataset.proposed === statement.value)) {
      statement.value = statement.dataset.proposed = said.statement;
    }
  };
  const later = () => {
    note.ariaBusy = "true";
    clearTimeout(timer);
    timer = setTimeout(propose, 300);
  };

  form.dataset.propose = new URL(
    location.pathname.replace(/\/fact\/.*$/, "/fact/propose/"), location.href
  ).href;
  select.addEventListener("change", () => {
    const state = form.elements.value_state;
    if (!select.value) state.value = "";
    else if (!state.value) state.value = "value";
    showFields();
    later();
  });
  for (const name of names) {
    const field = form.elements[name];
    if (field) field.addEventListener("input", later);
    // The pickers of records tell jQuery alone.
    if (field && window.django) window.django.jQuery(field).on("change", later);
  }
  showFields();
});
