curl --fail-with-body --silent --show-error --request GET \
  "$ENDPOINT/v3/$PROJECT_ID/dcaas/vif-peer-detections?limit=100" \
  --header "X-Auth-Token: $TOKEN"
