curl --fail-with-body --silent --show-error --request GET \
  "$ENDPOINT/v1/$PROJECT_ID/bandwidths/3fa5b383-5a73-4dcb-a314-c6128546d855" \
  --header "X-Auth-Token: $TOKEN"
