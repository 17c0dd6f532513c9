import type { BehaviorTable } from "../../behaviors/behavior.js";

/** What the service does beyond its schemas, and the mock with it. */
export const vifPeerDetectionBehaviors = {
  "vif-peer-detections.unknown-peer": {
    section: "2.1",
    text: "A detection needs a peer of the project.",
    sources: ["inferred"],
    choices: { badRequest: "else 400 DC.0002", notFound: "else 404 DC.0002" },
  },
  "vif-peer-detections.new-detection": {
    section: "2.2",
    text: "A new detection is `processing`, has a start, no end, and 0 as loss.",
    sources: ["observed"],
  },
  "vif-peer-detections.completion": {
    section: "2.3",
    text: "It becomes `complete`, with its end and loss, or `error` without its peer, and never runs again.",
    sources: ["documented", "inferred"],
    except: "unless a seed says otherwise, all packets are lost where the peer is down, else none",
  },
  "vif-peer-detections.loss-ratio": {
    section: "2.4",
    text: "The loss is a whole percentage; the 0 of a running detection says nothing.",
    sources: ["observed"],
  },
  "vif-peer-detections.concurrent-detections": {
    section: "2.5",
    text: "It runs for 4 minutes, or as long as transitions say.",
    sources: ["chosen"],
    choices: { several: "a peer may have several at once", one: "a second one gets 400 DC.0001" },
  },
  "vif-peer-detections.lookup-by-detection-id": {
    section: "2.6",
    text: "Show and delete go by the id of the detection, although the parameter is called vif_peer_id.",
    sources: ["observed"],
  },
  "vif-peer-detections.delete-running": {
    section: "2.7",
    text: "Deletion returns 204 and makes the detection unknown.",
    sources: ["observed", "chosen"],
    choices: { taken: "a running one may be deleted", reject: "a running one gets 400 DC.0001" },
  },
  "vif-peer-detections.paging": {
    section: "2.8",
    text: "Lists are ordered by id and page by limit and marker, which comes only with limit, or by offset.",
    sources: ["documented"],
  },
  "vif-peer-detections.last-page": {
    section: "2.9",
    text: "The last page is shorter than the limit and may be empty.",
    sources: ["inferred"],
    except: "lists also have page_info, as in the documented example",
  },
  "vif-peer-detections.marker-with-offset": {
    section: "2.10",
    text: "What marker and offset together get.",
    sources: ["chosen"],
    choices: { both: "the offset counts from the marker", reject: "400 DC.0001" },
  },
  "vif-peer-detections.delete-peer": {
    section: "2.11",
    text: "What becomes of detections when their peer is deleted.",
    sources: ["chosen"],
    choices: { stay: "they stay readable", go: "they go with it" },
  },
} as const satisfies BehaviorTable;
