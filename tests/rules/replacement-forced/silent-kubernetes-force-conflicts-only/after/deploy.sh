kubectl apply --server-side --force-conflicts -f k8s/
