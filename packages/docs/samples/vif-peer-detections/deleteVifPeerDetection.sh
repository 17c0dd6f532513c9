curl --fail-with-body --silent --show-error --request DELETE \
  "$ENDPOINT/v3/$PROJECT_ID/dcaas/vif-peer-detections/3284c6e2-a803-4108-8496-ed3f150697d6" \
  --header "X-Auth-Token: $TOKEN"
