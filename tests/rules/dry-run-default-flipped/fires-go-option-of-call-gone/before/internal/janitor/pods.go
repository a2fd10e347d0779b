package janitor

import (
	"context"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
)

// Sweep removes pods that have run to their end.
func Sweep(ctx context.Context, client kubernetes.Interface, namespace string) error {
	done := metav1.ListOptions{FieldSelector: "status.phase=Succeeded"}
	pods, err := client.CoreV1().Pods(namespace).List(ctx, done)
	if err != nil {
		return err
	}
	for _, pod := range pods.Items {
		opts := metav1.DeleteOptions{DryRun: []string{metav1.DryRunAll}}
		if err := client.CoreV1().Pods(namespace).Delete(ctx, pod.Name, opts); err != nil {
			return err
		}
	}
	return nil
}
