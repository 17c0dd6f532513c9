curl --fail-with-body --silent --show-error --request GET \
  "$ENDPOINT/v3/$PROJECT_ID/dcaas/virtual-interfaces/0d0fdf63-f2c4-491c-8866-d504796189be" \
  --header "X-Auth-Token: $TOKEN"
