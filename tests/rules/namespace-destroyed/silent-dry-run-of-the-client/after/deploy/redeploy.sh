kubectl get namespace shop
kubectl delete namespace shop --dry-run=client -o yaml
