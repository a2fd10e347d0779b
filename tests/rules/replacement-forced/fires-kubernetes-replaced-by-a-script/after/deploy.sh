set -e
kubectl replace --force -f k8s/web.yaml
