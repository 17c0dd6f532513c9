curl --fail-with-body --silent --show-error --request GET \
  "$ENDPOINT/v3/$PROJECT_ID/dcaas/quotas?type=virtualInterface" \
  --header "X-Auth-Token: $TOKEN"
