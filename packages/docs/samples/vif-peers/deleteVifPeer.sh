curl --fail-with-body --silent --show-error --request DELETE \
  "$ENDPOINT/v3/$PROJECT_ID/dcaas/vif-peers/68250543-0a13-4ac7-aa36-d018856ac640" \
  --header "X-Auth-Token: $TOKEN"
