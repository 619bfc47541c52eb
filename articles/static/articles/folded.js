// The side bar is folded while somebody writes, unless they have chosen otherwise.
"use strict";

try {
  if (localStorage.getItem("desk-side") === null) document.documentElement.classList.add("side-folded");
} catch {
  document.documentElement.classList.add("side-folded");
}
