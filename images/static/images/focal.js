// Moves the focal point of a picture by mouse, finger or arrow keys, and shows what crops keep.
// Without script the two numbers are typed. The fields are those of the form around it.
(() => {
  "use strict";

  const STEP = 0.01;
  const LARGE_STEP = 0.05;
  const KEYS = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };

  const inside = (share) => Math.min(1, Math.max(0, share));
  const percent = (share) => `${Math.round(share * 100)}%`;

  function start(root) {
    const stage = root.querySelector("[data-focal-stage]");
    const point = root.querySelector("[data-focal-point]");
    const crops = root.querySelector("[data-focal-crops]");
    const help = root.querySelector("[data-focal-help]");
    const empty = root.querySelector("[data-focal-empty]");
    const pictures = root.querySelectorAll("[data-focal-picture]");
    const fields = root.closest("form") || document;
    const across = fields.querySelector("[name=focal_x]");
    const down = fields.querySelector("[name=focal_y]");
    const upload = fields.querySelector("[name=upload]");
    if (!across || !down) {
      point.hidden = true;
      return;
    }

    // The public pages know a grid of five by five; the crops show what they will do.
    const onGrid = (share) => Math.round(share * 4) / 4;
    // An emptied field is the middle, as it is for the form; a half-typed one stays as it is.
    const read = (field) => inside(field.value === "" ? 0.5 : Number(field.value) || 0);

    function draw() {
      const x = read(across);
      const y = read(down);
      point.style.left = percent(x);
      point.style.top = percent(y);
      point.setAttribute("aria-label", `Focal point: ${percent(x)} across, ${percent(y)} down`);
      crops.querySelectorAll("img").forEach((image) => {
        image.style.objectPosition = `${percent(onGrid(x))} ${percent(onGrid(y))}`;
      });
    }

    function move(x, y) {
      for (const [field, share] of [[across, x], [down, y]]) {
        field.value = String(Math.round(inside(share) * 100) / 100);
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
      draw();
    }

    function follow(event) {
      const box = stage.getBoundingClientRect();
      move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    }

    stage.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      point.focus();
      stage.setPointerCapture(event.pointerId);
      follow(event);
    });
    stage.addEventListener("pointermove", (event) => {
      if (stage.hasPointerCapture(event.pointerId)) {
        follow(event);
      }
    });
    point.addEventListener("keydown", (event) => {
      const direction = KEYS[event.key];
      if (direction) {
        event.preventDefault();
        const step = event.shiftKey ? LARGE_STEP : STEP;
        move(read(across) + direction[0] * step, read(down) + direction[1] * step);
      }
    });
    [across, down].forEach((field) => field.addEventListener("input", draw));

    upload?.addEventListener("change", () => {
      const [file] = upload.files;
      stage.hidden = crops.hidden = help.hidden = !file;
      empty.hidden = Boolean(file);
      if (file) {
        const address = URL.createObjectURL(file);
        pictures.forEach((image) => {
          image.src = address;
        });
      }
    });

    draw();
  }

  const startIn = (part) => part.querySelectorAll("[data-focal]").forEach(start);

  document.addEventListener("DOMContentLoaded", () => startIn(document));
  // A part of the page that came later says so itself.
  document.addEventListener("focal:part", (event) => startIn(event.target));
})();
