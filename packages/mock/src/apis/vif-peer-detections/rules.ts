import type { RuleTable } from "../../rules/rule.js";

/** What the mock does as these rules say. */
export const vifPeerDetectionRules = {
  "2.1": {
    text: "A detection needs a peer of the project.",
    tags: ["inferred"],
  },
  "2.2": {
    text: "A new detection is `processing`, has a start, no end, and 0 as loss.",
    tags: ["observed"],
  },
  "2.3": {
    text: "It becomes `complete`, with its end and loss, and never runs again.",
    tags: ["documented", "inferred"],
    except: "no detection fails or loses packets",
  },
  "2.4": {
    text: "The loss is a whole percentage; the 0 of a running detection says nothing.",
    tags: ["observed"],
  },
  "2.5": {
    text: "It runs for 4 minutes, and a peer may have several.",
    tags: ["chosen"],
  },
  "2.6": {
    text: "Show and delete go by the id of the detection, although the parameter is called vif_peer_id.",
    tags: ["observed"],
  },
  "2.7": {
    text: "Deletion answers 204 and makes the detection unknown; a running one may be deleted.",
    tags: ["observed", "chosen"],
  },
  "2.8": {
    text: "Lists are ordered by id and page by limit and marker, which comes only with limit, or by offset.",
    tags: ["documented"],
  },
  "2.9": {
    text: "The last page is shorter than the limit and may be empty.",
    tags: ["inferred"],
    except: "lists have page_info besides, as in the documented example",
  },
  "2.10": {
    text: "With marker and offset, the offset counts from the marker.",
    tags: ["chosen"],
  },
  "2.11": {
    text: "Detections stay when their peer goes.",
    tags: ["chosen"],
  },
} as const satisfies RuleTable;
