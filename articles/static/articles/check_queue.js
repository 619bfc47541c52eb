// Decisions on their way to the desk, one after the other, while the page goes on.
//
// A job is {kind, number, digest, facts, reason, opened}. Without a network it waits, and is tried
// again; one that is refused leaves the queue, and the others go on.
"use strict";

window.CheckQueue = class {
  // hooks: settled(job, told), refused(job, told), drained(), stopped(again).
  constructor({ address, token, revision }, hooks) {
    Object.assign(this, { address, token, revision, hooks, jobs: [], running: false });
    this.moved = new Map();
  }

  get length() {
    return this.jobs.length;
  }

  add(job) {
    this.jobs.push(job);
    this.run();
  }

  // What waits is not sent any more; gives it back.
  empty() {
    return this.jobs.splice(0);
  }

  // A record is as it was read, unless only one's own decisions have saved it since.
  learn(checked) {
    for (const [ref, version] of Object.entries(checked)) {
      this.moved.set(`${ref}:${version - 1}`, `${ref}:${version}`);
    }
  }

  asSaved(read) {
    return this.moved.has(read) ? this.asSaved(this.moved.get(read)) : read;
  }

  dataOf(job) {
    if (job.kind === "undo") return { do: "undo" };
    const facts = job.facts.split(" ").map((read) => this.asSaved(read)).join(" ");
    const said = { do: job.kind, revision: this.revision, sentence: job.digest, facts, reason: job.reason };
    return job.opened ? { ...said, opened: "1" } : said;
  }

  async post(job) {
    const answer = await fetch(this.address, {
      method: "POST",
      headers: { "X-CSRFToken": this.token, Accept: "application/json" },
      body: new URLSearchParams(this.dataOf(job)),
    });
    const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
    const told = isJson ? await answer.json() : { reasons: [`The desk did not take this (${answer.status}).`] };
    return { ok: answer.ok && isJson, told };
  }

  async run() {
    if (this.running) return;
    this.running = true;
    while (this.jobs.length) {
      const job = this.jobs[0];
      let answer;
      try {
        answer = await this.post(job);
      } catch {
        this.running = false;
        this.hooks.stopped(() => this.run());
        return;
      }
      this.jobs.shift();
      if (answer.ok) {
        this.learn(answer.told.checked);
        this.hooks.settled(job, answer.told);
      } else this.hooks.refused(job, answer.told);
    }
    this.running = false;
    this.hooks.drained();
  }
};
