curl --fail-with-body --silent --show-error --request GET \
  "$ENDPOINT/v1/$PROJECT_ID/quotas?type=publicIp" \
  --header "X-Auth-Token: $TOKEN"
