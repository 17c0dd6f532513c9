curl --fail-with-body --silent --show-error --request GET \
  "$ENDPOINT/v1/$PROJECT_ID/bandwidths?share_type=PER" \
  --header "X-Auth-Token: $TOKEN"
