curl --fail-with-body --silent --show-error --request POST \
  "$ENDPOINT/v3/$PROJECT_ID/dcaas/vif-peer-detections" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "vif_peer_detection": {
      "vif_peer_id": "1158951c-a6f1-40a0-af88-632817fd24ac"
    }
  }'
