curl --fail-with-body --silent --show-error --request PUT \
  "$ENDPOINT/v3/$PROJECT_ID/vpc/sub-network-interfaces/migrate" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "migration_info": {
      "parent_id": "5eb9dc59-8159-4197-88ea-f3507ad8e0a7",
      "sub_network_interfaces": [{ "id": "2be868f2-f7c9-48db-abc0-eea0b9105b0d" }]
    }
  }'
