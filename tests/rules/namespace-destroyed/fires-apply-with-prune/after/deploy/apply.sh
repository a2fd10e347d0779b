kubectl apply -f manifests/ -l app=web --prune
