kubectl get namespace shop
