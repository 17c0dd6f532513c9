import type { Extension } from "./core/extension.js";
import { xArgumentName } from "./extensions/x-argument-name.schema.js";
import { xCodeSamples } from "./extensions/x-codeSamples.schema.js";
import { xCurrentState } from "./extensions/x-current-state.schema.js";
import { xDestructive } from "./extensions/x-destructive.schema.js";
import { xDocumented } from "./extensions/x-documented.schema.js";
import { xDryRun } from "./extensions/x-dry-run.schema.js";
import { xEnumDescriptions } from "./extensions/x-enumDescriptions.schema.js";
import { xExperimental } from "./extensions/x-experimental.schema.js";
import { xExtensibleEnum } from "./extensions/x-extensible-enum.schema.js";
import { xIdempotent } from "./extensions/x-idempotent.schema.js";
import { xNullMessage } from "./extensions/x-null-message.schema.js";
import { xPagination } from "./extensions/x-pagination.schema.js";
import { xRegionEndpoints } from "./extensions/x-region-endpoints.schema.js";
import { xRoundTrip } from "./extensions/x-round-trip.schema.js";
import { xSensitive } from "./extensions/x-sensitive.schema.js";
import { xSource } from "./extensions/x-source.schema.js";
import { xSourceNote } from "./extensions/x-source-note.schema.js";
import { xThrottlingCodes } from "./extensions/x-throttling-codes.schema.js";
import { xWaiters } from "./extensions/x-waiters.schema.js";

export const extensions: Readonly<Record<string, Extension>> = {
  "x-argument-name": xArgumentName,
  "x-codeSamples": xCodeSamples,
  "x-current-state": xCurrentState,
  "x-destructive": xDestructive,
  "x-documented": xDocumented,
  "x-dry-run": xDryRun,
  "x-enumDescriptions": xEnumDescriptions,
  "x-experimental": xExperimental,
  "x-extensible-enum": xExtensibleEnum,
  "x-idempotent": xIdempotent,
  "x-null-message": xNullMessage,
  "x-pagination": xPagination,
  "x-region-endpoints": xRegionEndpoints,
  "x-round-trip": xRoundTrip,
  "x-sensitive": xSensitive,
  "x-source": xSource,
  "x-source-note": xSourceNote,
  "x-throttling-codes": xThrottlingCodes,
  "x-waiters": xWaiters,
};
