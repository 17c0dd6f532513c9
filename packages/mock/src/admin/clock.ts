import * as v from "valibot";
import type { Clock } from "../state/clock.js";
import { flag, shape } from "../state/resources/shape.js";
import { type AdminOperation, type AdminResponse, checkShape } from "./call.js";

const dateText = v.pipe(
  v.string("must be a date such as 2026-01-31T12:00:00Z"),
  v.check((it) => !Number.isNaN(Date.parse(it)), "must be a date such as 2026-01-31T12:00:00Z"),
);
const setting = shape({ now: v.optional(dateText), frozen: v.optional(flag) });
const duration = shape({ ms: v.number("must be a number of milliseconds") });

function shown(clock: Clock): AdminResponse {
  const frozen = clock.save().frozen_at !== undefined;
  return { status: 200, body: { now: clock.now().toISOString(), frozen } };
}

/** The time of the cloud. */
export const showClock: AdminOperation = ({ cloud: { clock } }) => shown(clock);

/** Sets the time, and stops it or lets it run. */
export const setClock: AdminOperation = async ({ cloud: { clock }, json }) => {
  const { now, frozen } = checkShape(setting, await json());
  const date = now === undefined ? clock.now() : new Date(now);
  // At once: between setting and stopping it, it would run on.
  if (frozen === true) clock.freeze(date);
  else if (now !== undefined) clock.set(date);
  if (frozen === false) clock.resume();
  return shown(clock);
};

/** Moves the time forward. */
export const advanceClock: AdminOperation = async ({ cloud: { clock }, json }) => {
  clock.advance(checkShape(duration, await json()));
  return shown(clock);
};
