curl --fail-with-body --silent --show-error --request PUT \
  "$ENDPOINT/v3/$PROJECT_ID/dcaas/vif-peers/68250543-0a13-4ac7-aa36-d018856ac640" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "vif_peer": {
      "name": "vif-0819",
      "description": "mytest",
      "remote_ep_group": ["20.1.1.0/24"]
    }
  }'
