curl --fail-with-body --silent --show-error --request POST \
  "$ENDPOINT/v1/$PROJECT_ID/publicips" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "publicip": {
      "type": "5_bgp",
      "ip_version": 4
    },
    "bandwidth": {
      "name": "bandwidth123",
      "size": 10,
      "share_type": "PER"
    },
    "enterprise_project_id": "b261ac1f-2489-4bc7-b31b-c33c3346a439"
  }'
