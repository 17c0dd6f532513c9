curl --fail-with-body --silent --show-error --request GET \
  "$ENDPOINT/v3/$PROJECT_ID/dcaas/virtual-interfaces?limit=100&status=ACTIVE" \
  --header "X-Auth-Token: $TOKEN"
