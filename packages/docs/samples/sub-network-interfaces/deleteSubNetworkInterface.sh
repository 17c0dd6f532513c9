curl --fail-with-body --silent --show-error --request DELETE \
  "$ENDPOINT/v3/$PROJECT_ID/vpc/sub-network-interfaces/2be868f2-f7c9-48db-abc0-eea0b9105b0d" \
  --header "X-Auth-Token: $TOKEN"
